package io.dataflow.broker;

import java.io.File;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Artemis, set up to be an MQTT broker and nothing else. */
final class Broker {

    private static final String ACCEPTOR = "mqtt";
    private static final int MEGABYTE = 1024 * 1024;
    private static final int JOURNAL_FILE = 10 * MEGABYTE;
    private static final int GATHERED_FOR_ONE_SYNC_NANOS = 1_000_000;

    /** A write to the page cache is quick; Artemis' timer that gathers them burns a core where the machine is too busy to wake it in time. */
    private static final int WRITTEN_AT_ONCE = 0;

    private static final int PAGE_FILE = 2 * MEGABYTE;
    private static final int PERCENT_OF_HEAP_FOR_MESSAGES = 30;
    private static final long LEFT_FREE_ON_DISK = 200L * MEGABYTE;
    private static final int SECONDS_A_DISCONNECTED_SESSION_LIVES = 7 * 24 * 3600;
    private static final int WITHOUT_END = -1;

    private final ActiveMQServer server;
    private final CountDownLatch ended;

    private Broker(ActiveMQServer server, CountDownLatch ended) {
        this.server = server;
        this.ended = ended;
    }

    /** Starts it; when this returns, clients can connect. */
    static Broker start(BrokerSettings settings) throws Exception {
        KeptQueues keptQueues = new KeptQueues(settings.keptSubscriptions());
        InstantSource clock = InstantSource.system();
        Refusals refusals = new Refusals(clock);
        DeviceRegistry registry = DeviceRegistry.open(new CredentialFile(settings.data()), refusals);
        Sessions sessions = new Sessions(registry, clock);
        BrokerServer server = new BrokerServer(
                configuration(settings),
                new BrokerSecurity(new Credentials(settings, registry, registry.news(), refusals), sessions, refusals),
                keptQueues::isMade);
        server.registerBrokerPlugin(new ArrivalMarks());
        server.registerBrokerPlugin(keptQueues);
        server.registerBrokerPlugin(new FirstRoutes(server));
        server.registerBrokerPlugin(new PacketIds(server));
        server.registerIOCriticalErrorListener(
                new DiskTrouble(() -> Runtime.getRuntime().halt(MqttBroker.FAILED)));
        CountDownLatch ended = new CountDownLatch(1);
        server.registerActivateCallback(new Ending(ended));
        server.start();
        if (!server.isActive()) {
            throw new IllegalStateException("Artemis did not start; why stands above");
        }
        server.getRemotingService().addIncomingInterceptor(new SubscribeGate());
        server.getRemotingService().addIncomingInterceptor(new GatheredWrites());
        keptQueues.make(server, settings.data());
        sessions.reserveStored(server);
        follow(settings, registry, server, sessions);
        server.getRemotingService().getAcceptor(ACCEPTOR).start();
        return new Broker(server, ended);
    }

    private static void follow(
            BrokerSettings settings, DeviceRegistry registry, ActiveMQServer server, Sessions sessions) {
        if (!settings.bridge().urls().isEmpty()) {
            Following.of(registry, new BridgeQuestions(settings.bridge()), new CutOff(server), sessions)
                    .start();
        }
    }

    /** Ends it in order: clients are disconnected, what they were promised is on the disk. */
    void stop() throws Exception {
        server.stop();
    }

    /** Waits until it ends, which it does by itself too, for instance when its disk is broken. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Hears of the end. */
    private record Ending(CountDownLatch ended) implements ActivateCallback {

        @Override
        public void deActivate() {
            ended.countDown();
        }
    }

    private static Configuration configuration(BrokerSettings settings) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("dataflow")
                .setSecurityEnabled(true)
                // Names that nobody knows: Artemis lets this user do anything.
                .setClusterUser(UUID.randomUUID().toString())
                .setClusterPassword(UUID.randomUUID().toString())
                // Who may connect depends on the client id too, and rights end from one moment to the next: Artemis'
                // caches know neither.
                .setAuthenticationCacheSize(0)
                .setAuthorizationCacheSize(0)
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                .setWildCardConfiguration(new WildcardConfiguration()
                        .setDelimiter('/')
                        .setSingleWord('+')
                        .setAnyWords('#'));
        store(configuration, settings);
        configuration.addAcceptorConfiguration(acceptor(settings));
        configuration.addAddressSetting("#", addresses());
        configuration.addAddressSetting("devices/+/replies/#", replies());
        return configuration;
    }

    private static void store(Configuration configuration, BrokerSettings settings) {
        File data = settings.data().toFile();
        configuration
                .setPersistenceEnabled(true)
                .setJournalDirectory(new File(data, "journal").getPath())
                .setBindingsDirectory(new File(data, "bindings").getPath())
                .setPagingDirectory(new File(data, "paging").getPath())
                .setLargeMessagesDirectory(new File(data, "large-messages").getPath())
                .setJournalType(JournalType.NIO)
                .setJournalFileSize(JOURNAL_FILE)
                .setJournalMinFiles(2)
                .setJournalPoolFiles(10)
                // "Sync" makes an acknowledgement wait until the journal's buffer is written, so that the death of this
                // process loses nothing acknowledged; only "datasync" waits for the disk too.
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalDatasync(settings.syncToDisk())
                .setJournalBufferTimeout_NIO(settings.syncToDisk() ? GATHERED_FOR_ONE_SYNC_NANOS : WRITTEN_AT_ONCE)
                .setGlobalMaxSizePercentOfJvmMaxMemory(PERCENT_OF_HEAP_FOR_MESSAGES)
                // What counts is what is left, not which part of a large disk is used.
                .setMaxDiskUsage(-1)
                .setMinDiskFree(LEFT_FREE_ON_DISK);
    }

    private static TransportConfiguration acceptor(BrokerSettings settings) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.HOST_PROP_NAME, settings.listen());
        parameters.put(TransportConstants.PORT_PROP_NAME, settings.port());
        parameters.put(TransportConstants.PROTOCOLS_PROP_NAME, "MQTT");
        parameters.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
        parameters.put(TransportConstants.USE_KQUEUE_PROP_NAME, false);
        parameters.put(TransportConstants.AUTO_START, false);
        Map<String, Object> mqtt = Map.of(
                "maximumPacketSize",
                settings.maxPacketBytes(),
                "defaultMqttSessionExpiryInterval",
                SECONDS_A_DISCONNECTED_SESSION_LIVES,
                "defaultMaximumInFlightPublishMessages",
                1_000);
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(), parameters, ACCEPTOR, mqtt);
    }

    private static AddressSettings addresses() {
        return new AddressSettings()
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setDefaultAddressRoutingType(RoutingType.MULTICAST)
                .setDefaultQueueRoutingType(RoutingType.MULTICAST)
                // What doesn't fit into memory goes to the disk, so that a slow consumer costs no heap.
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setPageSizeBytes(PAGE_FILE)
                .setMaxDeliveryAttempts(WITHOUT_END)
                // Nobody reads these; without them Artemis warns at each subscription.
                .setDeadLetterAddress(SimpleString.of("$dead"))
                .setExpiryAddress(SimpleString.of("$expired"))
                .setRedistributionDelay(WITHOUT_END);
    }

    /** A device may make up a topic for each reply; what Artemis keeps of topics, some KB each, would add up to all memory there is. */
    private static AddressSettings replies() {
        return new AddressSettings().setAutoDeleteAddresses(true).setAutoDeleteAddressesSkipUsageCheck(true);
    }
}
