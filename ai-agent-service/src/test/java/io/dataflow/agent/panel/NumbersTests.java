package io.dataflow.agent.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class NumbersTests {

    @Test
    void separatesThousandsByAThinSpaceAndKeepsDecimals() {
        assertThat(Numbers.of(new BigDecimal("-12045.50"))).isEqualTo("−12\u202f045.50");
        assertThat(Numbers.count(999)).isEqualTo("999");
    }

    @Test
    void writesNoNegativeZero() {
        assertThat(Numbers.of(new BigDecimal("-0.0"))).isEqualTo("0.0");
    }
}
