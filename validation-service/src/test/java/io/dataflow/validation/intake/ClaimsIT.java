package io.dataflow.validation.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.dataflow.contract.BufferKeys;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestRedis;
import io.dataflow.platform.buffer.NodeAddress;
import io.dataflow.platform.buffer.NodeClients;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.TrustedCa;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Who may have a claim, and when, on a real node. */
class ClaimsIT {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final IntakeSettings SETTINGS =
            new IntakeSettings(10, DataSize.ofMegabytes(8), LEASE, Duration.ofMillis(500));

    private final LocalRedis server = TestRedis.start();
    private final NodeClients clients = new NodeClients(SETTINGS.answerWithin(), SETTINGS.answerWithin());
    private final RedisClient outside = RedisClient.create(server.uri().toString());
    private final List<NodeBuffer> buffers = new ArrayList<>();

    @AfterEach
    void end() {
        buffers.forEach(NodeBuffer::close);
        outside.close();
        clients.close();
        server.stop();
    }

    @Test
    void leavesALivingOwnersClaimAlone() {
        NodeBuffer owner = begin("one");
        NodeBuffer other = begin("two");
        Claim claim = claimOf(owner);
        assertNeverAdopts(other, LEASE.multipliedBy(2));
        assertThat(owner.settle(claim.id())).isTrue();
    }

    @Test
    void leavesALivingOwnersClaimAloneAfterTheNodeWasDownForLongerThanALease() throws InterruptedException {
        NodeBuffer owner = begin("one");
        NodeBuffer other = begin("two");
        Claim claim = claimOf(owner);
        server.kill();
        TimeUnit.NANOSECONDS.sleep(LEASE.multipliedBy(2).toNanos());
        server.restart();
        assertNeverAdopts(other, LEASE.multipliedBy(2));
        assertThat(settled(owner, claim)).isTrue();
    }

    @Test
    void leavesALivingOwnersClaimAloneAfterTheNodeHungForLongerThanALease() throws InterruptedException {
        NodeBuffer owner = begin("one");
        NodeBuffer other = begin("two");
        Claim claim = claimOf(owner);
        awaitAdoptionsAllowed(other);
        server.pause();
        TimeUnit.NANOSECONDS.sleep(LEASE.multipliedBy(2).toNanos());
        server.resume();
        assertNeverAdopts(other, LEASE.multipliedBy(2));
        assertThat(settled(owner, claim)).isTrue();
    }

    @Test
    void leavesTheClaimOfALivingNamesakeAlone() {
        NodeBuffer owner = begin("one");
        NodeBuffer namesake = begin("one");
        Claim claim = claimOf(owner);
        assertNeverAdopts(namesake, LEASE.multipliedBy(2));
        assertThat(owner.settle(claim.id())).isTrue();
    }

    @Test
    void takesOverTheClaimOfADeadOwner() {
        NodeBuffer dead = begin("one");
        NodeBuffer other = begin("two");
        Claim claim = claimOf(dead);
        dead.close();
        long died = System.nanoTime();
        Claim adopted = awaitAdoption(other);
        assertThat(Duration.ofNanos(System.nanoTime() - died)).isLessThan(Patience.promised(LEASE));
        assertThat(adopted.id()).isEqualTo(claim.id());
        assertThat(adopted.adopted()).isTrue();
        assertThat(adopted.entries()).hasSameSizeAs(claim.entries());
        assertThat(other.settle(adopted.id())).isTrue();
    }

    @Test
    void takesOverAtOnceWhatWasGivenUp() {
        NodeBuffer leaving = begin("one");
        Claim claim = claimOf(leaving);
        leaving.giveUp();
        NodeBuffer other = begin("two");
        assertThat(other.adopt().orElseThrow().id()).isEqualTo(claim.id());
        assertThat(leaving.settle(claim.id())).as("settled by who gave it up").isFalse();
    }

    @Test
    void takesItsOwnClaimAgainIfTheAnswerGotLost() {
        NodeBuffer owner = begin("one");
        Claim claim = claimOf(owner);
        assertThat(owner.adopt().orElseThrow().id()).isEqualTo(claim.id());
    }

    @Test
    void givesEachAbandonedClaimToOneOwnerOnly() throws Exception {
        NodeBuffer dead = begin("dead");
        for (int i = 0; i < 50; i++) {
            claimOf(dead);
        }
        dead.giveUp();
        Set<Claim.Id> adopted = ConcurrentHashMap.newKeySet();
        List<Callable<Integer>> heirs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            NodeBuffer heir = begin("heir-" + i);
            heirs.add(() -> settleEverything(heir, adopted));
        }
        try (var threads = Executors.newFixedThreadPool(heirs.size())) {
            int times = 0;
            for (var heir : threads.invokeAll(heirs)) {
                times += heir.get();
            }
            assertThat(times).isEqualTo(50);
        }
        assertThat(adopted).hasSize(50);
        assertThat(ledger()).isEqualTo("500");
    }

    @Test
    void keepsItsLeaseAndGivesUpAndTakesOverOnANodeThatHasNoRoomLeft() {
        NodeBuffer owner = begin("one");
        NodeBuffer other = begin("two");
        Claim claim = claimOf(owner);
        configure("maxmemory", "1kb");
        assertNeverAdopts(other, LEASE.multipliedBy(2));
        owner.giveUp();
        assertThat(other.adopt().orElseThrow().id()).isEqualTo(claim.id());
        assertThat(other.settle(claim.id())).isTrue();
        assertThat(ledger()).isEqualTo("10");
    }

    @Test
    void changesNothingOnANodeThatMayNotWrite() {
        NodeBuffer owner = begin("one");
        Claim claim = claimOf(owner);
        push(10);
        configure("min-replicas-to-write", "1");
        assertThatExceptionOfType(BufferUnavailable.class).isThrownBy(owner::claim);
        assertThatExceptionOfType(BufferUnavailable.class).isThrownBy(() -> owner.settle(claim.id()));
        assertThatExceptionOfType(BufferUnavailable.class).isThrownBy(owner::giveUp);
        assertThat(outside.connect().sync().llen(BufferKeys.WAITING)).isEqualTo(10);
        configure("min-replicas-to-write", "0");
        assertThat(owner.settle(claim.id())).isTrue();
        assertThat(owner.claim().orElseThrow().entries()).hasSize(10);
    }

    private static int settleEverything(NodeBuffer heir, Set<Claim.Id> adopted) {
        int times = 0;
        for (Optional<Claim> next = heir.adopt(); next.isPresent(); next = heir.adopt()) {
            adopted.add(next.get().id());
            times += heir.settle(next.get().id()) ? 1 : 0;
        }
        return times;
    }

    private NodeBuffer begin(String instance) {
        NodeAddress address = NodeAddress.parse(server.uri().toString(), TrustedCa.OF_JAVA);
        NodeBuffer buffer =
                new NodeBuffer(new NodeName("redis-1"), Owner.incarnationOf(instance), SETTINGS, clients.open(address));
        buffers.add(buffer);
        buffer.begin();
        return buffer;
    }

    private Claim claimOf(NodeBuffer owner) {
        push(10);
        return owner.claim().orElseThrow();
    }

    private void push(int count) {
        try (var redis = outside.connect()) {
            for (int i = 0; i < count; i++) {
                redis.sync().rpush(BufferKeys.WAITING, "an envelope");
            }
        }
    }

    private void configure(String parameter, String value) {
        try (var redis = outside.connect()) {
            redis.sync().configSet(parameter, value);
        }
    }

    private String ledger() {
        try (var redis = outside.connect()) {
            return redis.sync().hget(BufferKeys.LEDGER, BufferKeys.SETTLED);
        }
    }

    /** As its thread does, which asks again after a failure. */
    private static Optional<Claim> tryToAdopt(NodeBuffer buffer) {
        try {
            return buffer.adopt();
        } catch (BufferUnavailable e) {
            return Optional.empty();
        }
    }

    private static boolean settled(NodeBuffer owner, Claim claim) {
        return await().atMost(Patience.LONG)
                .ignoreExceptionsInstanceOf(BufferUnavailable.class)
                .until(() -> owner.settle(claim.id()), settled -> true);
    }

    private static Claim awaitAdoption(NodeBuffer buffer) {
        return await().atMost(Patience.LONG)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> tryToAdopt(buffer), Optional::isPresent)
                .orElseThrow();
    }

    /** A claim of somebody who never was can be adopted once everybody had the chance to renew. */
    private void awaitAdoptionsAllowed(NodeBuffer buffer) {
        try (var redis = outside.connect()) {
            redis.sync().rpush(BufferKeys.claim("nobodys"), "an envelope");
            redis.sync().hset(BufferKeys.OWNERS, "nobodys", "nobody");
        }
        assertThat(buffer.settle(awaitAdoption(buffer).id())).isTrue();
    }

    private static void assertNeverAdopts(NodeBuffer buffer, Duration length) {
        await().atMost(Patience.LONG)
                .pollInterval(Duration.ofMillis(10))
                .during(length)
                .until(() -> tryToAdopt(buffer).isEmpty());
    }
}
