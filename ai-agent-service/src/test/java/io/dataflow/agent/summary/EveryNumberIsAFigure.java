package io.dataflow.agent.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** Checks the promise that words state no number: what has digits is a figure, or a name or rule that belongs to the fleet. */
final class EveryNumberIsAFigure {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w])\\d");

    private EveryNumberIsAFigure() {}

    static void in(Summary summary) {
        for (Sentence sentence : summary.sentences()) {
            for (Piece piece : sentence.pieces()) {
                if (piece instanceof Words words) {
                    String ours = words.shown().replaceAll("must be at most 85 °C", "");
                    assertThat(NUMBER.matcher(ours).find())
                            .as("a number outside the figures of '%s': '%s'", sentence.text(), ours)
                            .isFalse();
                }
            }
            assertThat(sentence.figures()).allSatisfy(figure -> {
                assertThat(figure.shown()).isNotBlank();
                assertThat(figure.how()).isNotBlank();
                assertThat(sentence.text()).contains(figure.shown());
            });
        }
    }
}
