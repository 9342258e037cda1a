package io.dataflow.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseUrlTests {

    @Test
    void addsWhatIsMissing() {
        assertThat(DatabaseUrl.completing("jdbc:mysql://db/dataflow").value())
                .startsWith("jdbc:mysql://db/dataflow?useInformationSchema=false&")
                .contains("rewriteBatchedStatements=true")
                .contains("connectionTimeZone=UTC");
    }

    @Test
    void leavesWhatIsThere() {
        assertThat(DatabaseUrl.completing("jdbc:mysql://db/dataflow?connectionTimeZone=SERVER&x=y")
                        .value())
                .contains("?connectionTimeZone=SERVER&x=y&useInformationSchema=false")
                .doesNotContain("connectionTimeZone=UTC");
    }

    @Test
    void addsNothingTwice() {
        String once = DatabaseUrl.completing("jdbc:mysql://db/dataflow?").value();

        assertThat(DatabaseUrl.completing(once).value()).isEqualTo(once).doesNotContain("?&");
    }
}
