package io.dataflow.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.postoffice.Binding;
import org.apache.activemq.artemis.core.postoffice.Bindings;
import org.apache.activemq.artemis.core.postoffice.impl.WildcardAddressManager;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstRoutesTests {

    private static final SimpleString TOPIC = SimpleString.of("plant/a");

    private final ActiveMQServer server = ActiveMQServers.newActiveMQServer(new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .setJMXManagementEnabled(false)
            .setWildCardConfiguration(new WildcardConfiguration()
                    .setDelimiter('/')
                    .setSingleWord('+')
                    .setAnyWords('#')));
    private final FirstRoutes routes = new FirstRoutes(server);

    @BeforeEach
    void start() throws Exception {
        server.registerBrokerPlugin(routes);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void addsASourceThatTheWayWasMadeWithout() throws Exception {
        source("one", "plant/+");
        source("other", "plant/#");
        Bindings way = way();
        way.removeBindingByUniqueName(SimpleString.of("other"));
        send();
        assertThat(way.getBindings())
                .extracting(binding -> binding.getUniqueName().toString())
                .containsExactlyInAnyOrder("one", "other");
    }

    @Test
    void replacesASourceThatWasRemovedAndAddedMeanwhile() throws Exception {
        source("one", "plant/+");
        Binding former = binding("one");
        server.destroyQueue(SimpleString.of("one"));
        source("one", "plant/+");
        Bindings way = way();
        way.addBinding(former);
        send();
        assertThat(way.getBinding("one")).isSameAs(binding("one"));
    }

    @Test
    void letsASourceBeRemovedThatTwoThreadsMadeTheSameWayTo() throws Exception {
        source("one", "plant/+");
        topics().getAddressMap().put(TOPIC, way());
        send();
        server.destroyQueue(SimpleString.of("one"));
        assertThat(topics().getBindingsForRoutingAddress(TOPIC)).isNull();
    }

    @Test
    void looksAgainWhenASourceIsRemoved() throws Exception {
        source("one", "plant/+");
        source("other", "plant/#");
        send();
        server.destroyQueue(SimpleString.of("one"));
        way().removeBindingByUniqueName(SimpleString.of("other"));
        send();
        assertThat(way().getBinding("other")).isSameAs(binding("other"));
    }

    private void source(String name, String filter) throws Exception {
        server.createQueue(QueueConfiguration.of(name).setAddress(filter).setRoutingType(RoutingType.MULTICAST), true);
    }

    private void send() throws Exception {
        CoreMessage message = new CoreMessage(1, 100);
        message.setAddress(TOPIC);
        routes.beforeSend(null, null, message, false, false);
    }

    private Bindings way() throws Exception {
        return topics().getBindingsForRoutingAddress(TOPIC);
    }

    private Binding binding(String name) {
        return server.getPostOffice().getBinding(SimpleString.of(name));
    }

    private WildcardAddressManager topics() {
        return (WildcardAddressManager) server.getPostOffice().getAddressManager();
    }
}
