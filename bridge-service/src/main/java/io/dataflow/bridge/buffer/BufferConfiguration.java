package io.dataflow.bridge.buffer;

import io.dataflow.bridge.event.EventRows;
import io.dataflow.bridge.event.Events;
import io.dataflow.platform.buffer.NodeClients;
import io.dataflow.platform.buffer.NodeDirectory;
import io.dataflow.platform.secret.SecretBox;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires the buffer nodes that the list in the database names. */
@Configuration(proxyBeanMethods = false)
class BufferConfiguration {

    @Bean
    NodeClients nodeClients(BufferSettings settings) {
        return new NodeClients(settings.answerWithin(), settings.connectWithin());
    }

    @Bean
    NodeDiary nodeDiary(Events events) {
        return new NodeDiary(events);
    }

    @Bean
    BufferNodes bufferNodes(BufferSettings settings) {
        return new BufferNodes(List.of(), settings.batchesUnderWay(), settings.catchUp());
    }

    @Bean
    NodeTransactions nodeTransactions(JdbcClient database, PlatformTransactionManager manager) {
        return new NodeTransactions(database, manager);
    }

    @Bean
    NodeRegister nodeRegister(
            JdbcClient database, NodeTransactions transactions, SecretBox secrets, InstantSource clock) {
        return new NodeRegister(database, transactions, secrets, clock);
    }

    @Bean
    LastLedgers lastLedgers(JdbcClient database) {
        return new LastLedgers(database);
    }

    @Bean
    NodeFollowing nodeFollowing(
            NodeRegister register,
            NodeDirectory directory,
            BufferNodes nodes,
            BufferSettings settings,
            NodeClients clients,
            InstantSource clock,
            NodeDiary diary) {
        register.seed(settings.addresses());
        return new NodeFollowing(
                directory, entry -> new RedisNode(entry, clients, settings, clock, diary), nodes, settings);
    }

    @Bean
    AbandonedNodes abandonedNodes(JdbcClient database, NodeTransactions transactions, SecretBox secrets) {
        return new AbandonedNodes(database, transactions, secrets);
    }

    @Bean
    NodeFencing nodeFencing(
            AbandonedNodes abandoned,
            NodeClients clients,
            BufferSettings settings,
            InstantSource clock,
            NodeDiary diary) {
        return new NodeFencing(abandoned, clients, settings, clock, diary);
    }

    @Bean
    HalfRemovals halfRemovals(NodeFollowing following, NodeRegister register, InstantSource clock) {
        return new HalfRemovals(following, register, clock);
    }

    @Bean
    LedgerAlarm ledgerAlarm(NodeFollowing following, NodeTransactions transactions, EventRows rows, Events events) {
        return new LedgerAlarm(following, transactions, rows, events);
    }

    @Bean
    NodeOperations nodeOperations(
            NodeRegister register, AbandonedNodes abandoned, NodeFollowing following, NodeClients clients) {
        return new NodeOperations(register, abandoned, following, clients);
    }
}
