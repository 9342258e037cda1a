package io.dataflow.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadRefusalsTests {

    @Test
    void sayHowLongTheHeadersMayBeUnlessItIsSet() {
        assertThat(HeadRefusals.longest(new Connector())).contains("longer than 8 KB");
    }

    @ParameterizedTest
    @CsvSource({"16384, 16 KB", "4096, 4 KB", "10000, 10000 bytes"})
    void sayHowLongTheHeadersMayBeAsItIsSet(String set, String said) {
        Connector connector = new Connector();
        assertThat(connector.setProperty("maxHttpRequestHeaderSize", set)).isTrue();
        assertThat(HeadRefusals.longest(connector)).contains("longer than " + said + " in all");
    }
}
