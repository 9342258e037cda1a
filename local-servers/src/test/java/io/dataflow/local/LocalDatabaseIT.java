package io.dataflow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDatabaseIT {

    @TempDir
    Path folder;

    private LocalDatabase database;

    @BeforeEach
    void start() {
        database = LocalDatabase.start(DatabaseSettings.of(folder, 0, "it's \\ secret"));
    }

    @AfterEach
    void stop() {
        database.stop();
    }

    @Test
    void keepsItsDataWhicheverWayItEnds() throws SQLException {
        execute("CREATE TABLE reading (id INT PRIMARY KEY)");
        execute("INSERT INTO reading VALUES (1)");
        database.restart();
        execute("INSERT INTO reading VALUES (2)");
        database.kill();
        assertThat(database.isAlive()).isFalse();
        database.restart();
        assertThat(query("SELECT COUNT(*) FROM reading")).isEqualTo("2");
    }

    @Test
    void takesAnotherPasswordAtTheNextStart() throws SQLException {
        execute("CREATE TABLE kept (id INT PRIMARY KEY)");
        database.stop();
        database = LocalDatabase.start(DatabaseSettings.of(folder, database.port(), "another"));
        assertThat(query("SELECT COUNT(*) FROM kept")).isEqualTo("0");
    }

    @Test
    void letsNobodyInButItsUser() {
        assertThatThrownBy(() -> connect("root", "")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> connect("", "")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> connect("dataflow", "wrong")).isInstanceOf(SQLException.class);
    }

    @Test
    void letsItsUserMakeSchemasOfItsOwnOnly() throws SQLException {
        execute("CREATE DATABASE dataflow_more");
        assertThatThrownBy(() -> execute("CREATE DATABASE elsewhere")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute("CREATE DATABASE dataflowers")).isInstanceOf(SQLException.class);
    }

    @Test
    void speaksUtcAndEveryScript() throws SQLException {
        assertThat(query("SELECT @@global.time_zone")).isEqualTo("+00:00");
        assertThat(query("SELECT @@character_set_server")).isEqualTo("utf8mb4");
    }

    @Test
    void leavesNoPasswordInItsFolder() throws IOException {
        assertThat(folder.resolve("accounts.sql")).isEmptyFile();
        assertThat(Files.readString(folder.resolve("mariadb.cnf"))).doesNotContain("secret");
    }

    @Test
    void saysWhoseFaultATakenPortIs(@TempDir Path other) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DatabaseSettings settings = DatabaseSettings.of(other, taken.getLocalPort(), "secret");
            assertThatThrownBy(() -> LocalDatabase.start(settings))
                    .isInstanceOf(ServerUnavailable.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", which MariaDB needs, is taken");
        }
    }

    private Connection connect(String username, String password) throws SQLException {
        return DriverManager.getConnection(database.url(), username, password);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect(database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = connect(database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
