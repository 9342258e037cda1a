package io.dataflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.local.test.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class FreshSchemaIT {

    @Test
    void givesEachTestASchemaOfItsOwn() throws SQLException {
        makeTable(TestDatabase.freshSchema());
        makeTable(TestDatabase.freshSchema());
        makeTable(TestDatabase.url());
    }

    private static void makeTable(String url) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(url, TestDatabase.username(), TestDatabase.password());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("CREATE TABLE reading (id INT PRIMARY KEY)"))
                    .isZero();
        }
    }
}
