package io.dataflow.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ComparisonTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void saysHowManyTimesTheFirstTheSecondIs() {
        assertThat(Comparison.of(
                        JSON.readTree("{\"a\":{\"b\":200},\"words\":\"x\",\"only\":1}"),
                        JSON.readTree("{\"a\":{\"b\":300},\"words\":\"y\"}")))
                .singleElement()
                .asString()
                .startsWith("a/b")
                .endsWith("× 1.50");
    }

    @Test
    void comparesElementByElement() {
        assertThat(Comparison.of(JSON.readTree("{\"a\":[1,2]}"), JSON.readTree("{\"a\":[1,4]}")))
                .extracting(line -> line.substring(line.length() - 4))
                .containsExactly("1.00", "2.00");
    }
}
