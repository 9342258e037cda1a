package io.dataflow.dashboard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.contract.query.Outcomes;
import io.dataflow.contract.query.Outcomes.OfNode;
import io.dataflow.dashboard.fleet.Answer;
import io.dataflow.dashboard.fleet.Outage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookkeepingTests {

    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final Outage AWAY = new Outage("Validation service", "it does not answer");

    @Test
    void isBalancedWhileReadingsFlowBetweenTheTwoQuestions() {
        var earlier = sample(node(1000, 900, 50, 50), 930);
        var now = sample(node(1500, 1400, 60, 40), 1435);
        assertThat(line(now, earlier).balance()).isEqualTo("even");
    }

    @Test
    void saysHowManySettledReadingsHaveNoOutcome() {
        var still = sample(node(1000, 1000, 0, 0), 997);
        assertThat(line(still, still).balance()).isEqualTo("off");
        assertThat(line(still, still).balanceWords()).isEqualTo("3 readings settled without an outcome");
    }

    @Test
    void saysHowManyOutcomesAreNeitherSettledNorClaimed() {
        var still = sample(node(1000, 999, 0, 0), 1000);
        assertThat(line(still, still).balanceWords()).isEqualTo("1 reading with an outcome but not settled");
    }

    @Test
    void saysWhatIsMissingFromTheNodesOwnLedger() {
        var off = new BufferNodeReport("redis-1", "127.0.0.1:6379", true, "", 2500, 1000, 200, 50, 0.4, 0, false);
        var still = sample(off, 1000);
        assertThat(line(still, still).balanceWords())
                .isEqualTo("1\u202f250 readings received but neither waiting, claimed nor settled");
    }

    @Test
    void leavesTheBalanceOpenUntilThereIsSomethingToCompareWith() {
        var report = Bookkeeping.report(sample(node(10, 10, 0, 0), 10), Optional.empty());
        assertThat(report.nodes().getFirst().balance()).isEqualTo("open");
    }

    @Test
    void leavesTheBalanceOpenWhileTheNodeIsAway() {
        var away = new BufferNodeReport("redis-1", "127.0.0.1:6379", false, "refused", 0, 0, 0, 0, 0, 0, true);
        assertThat(line(sample(away, 10), sample(away, 10)).balance()).isEqualTo("open");
    }

    @Test
    void leavesOutcomesOutWhileTheyCannotBeAsked() {
        var now = new PipelineSample(NOW, new Answer.Known<>(List.of(node(10, 4, 6, 0))), new Answer.Unknown<>(AWAY));
        var report = Bookkeeping.report(now, Optional.empty());
        assertThat(report.received()).contains(10L);
        assertThat(report.stored()).isEmpty();
        assertThat(report.outages()).containsExactly(AWAY);
        assertThat(report.nodes().getFirst().balance()).isEqualTo("open");
    }

    @Test
    void addsTheNodesUp() {
        var report = Bookkeeping.report(sample(node(10, 4, 5, 1), 4), Optional.empty());
        assertThat(report.received()).contains(10L);
        assertThat(report.waiting()).contains(5L);
        assertThat(report.claimed()).contains(1L);
        assertThat(report.stored()).contains(4L);
    }

    @Test
    void keepsWhatRemovedNodesReceivedInTheTotals() {
        var removed = new BufferNodeReport(
                "redis-9", "", false, "It was removed", 7, 5, 2, 0, 0, 0, true, "removed", "", List.of(), 0L);
        var counts = new Outcomes(List.of(new OfNode("redis-1", 4, 0, 0), new OfNode("redis-9", 5, 0, 0)), List.of());
        var now = new PipelineSample(
                NOW, new Answer.Known<>(List.of(node(10, 4, 5, 1), removed)), new Answer.Known<>(counts));
        var report = Bookkeeping.report(now, Optional.empty());
        assertThat(report.received()).contains(17L);
        assertThat(report.waiting()).contains(5L);
        assertThat(report.stored()).contains(9L);
        assertThat(report.nodes()).extracting(PipelineReport.Node::name).containsExactly("redis-1");
    }

    private static PipelineReport.Node line(PipelineSample now, PipelineSample earlier) {
        return Bookkeeping.report(now, Optional.of(earlier)).nodes().getFirst();
    }

    private static PipelineSample sample(BufferNodeReport node, long outcomes) {
        var counts = new Outcomes(List.of(new OfNode("redis-1", outcomes, 0, 0)), List.of());
        return new PipelineSample(NOW, new Answer.Known<>(List.of(node)), new Answer.Known<>(counts));
    }

    private static BufferNodeReport node(long received, long settled, long waiting, long claimed) {
        return new BufferNodeReport(
                "redis-1", "127.0.0.1:6379", true, "", received, settled, waiting, claimed, 0.4, 0, true);
    }
}
