package io.dataflow.local.test;

import io.dataflow.local.DatabaseSettings;
import io.dataflow.local.LocalDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The database of a test run: the server that {@code DATAFLOW_TEST_JDBC_URL} (with {@code DATAFLOW_TEST_JDBC_USERNAME} and
 * {@code _PASSWORD}) names, else a container of {@code DATAFLOW_TEST_MYSQL_IMAGE} (mysql:8.4) where Docker runs, else a MariaDB of
 * our own. The user may make schemas; those that tests made are dropped at the end.
 */
public final class TestDatabase {

    private static final String DEFAULT_IMAGE = "mysql:8.4";

    private static final TestDatabase INSTANCE = new TestDatabase();

    private final DatabaseAccess access;
    private final Optional<LocalDatabase> local;
    private final List<String> schemas = new ArrayList<>();
    private final String shared;

    private TestDatabase() {
        Optional<DatabaseAccess> given = given();
        if (given.isPresent()) {
            this.access = given.get();
            this.local = Optional.empty();
        } else if (dockerRuns()) {
            this.access = container();
            this.local = Optional.empty();
        } else {
            LocalDatabase server = startLocal();
            this.access = DatabaseAccess.of(server.url(), server.username(), server.password());
            this.local = Optional.of(server);
        }
        this.shared = makeSchema();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "test-database-end"));
    }

    /** The JDBC URL of the schema that all tests of this run share. */
    public static String url() {
        return INSTANCE.access.url(INSTANCE.shared);
    }

    public static String username() {
        return INSTANCE.access.username();
    }

    public static String password() {
        return INSTANCE.access.password();
    }

    /** The JDBC URL of a new, empty schema. */
    public static String freshSchema() {
        return INSTANCE.access.url(INSTANCE.makeSchema());
    }

    /** The server as a process that a test may kill or let hang, where it is one of ours. */
    public static Optional<LocalDatabase> localServer() {
        return INSTANCE.local;
    }

    private static Optional<DatabaseAccess> given() {
        return setting("DATAFLOW_TEST_JDBC_URL")
                .map(url -> DatabaseAccess.of(
                        url,
                        setting("DATAFLOW_TEST_JDBC_USERNAME").orElse("root"),
                        setting("DATAFLOW_TEST_JDBC_PASSWORD").orElse("")));
    }

    /** Testcontainers is asked only where there may be an answer; else it complains at length. */
    private static boolean dockerRuns() {
        String home = System.getProperty("user.home");
        boolean mayRun = System.getenv("DOCKER_HOST") != null
                || System.getProperty("os.name").startsWith("Windows")
                || Stream.of(
                                Path.of("/var/run/docker.sock"),
                                Path.of(home, ".docker", "run", "docker.sock"),
                                Path.of(home, ".testcontainers.properties"),
                                Path.of(System.getenv().getOrDefault("XDG_RUNTIME_DIR", home), "docker.sock"))
                        .anyMatch(Files::exists);
        return mayRun && DockerClientFactory.instance().isDockerAvailable();
    }

    @SuppressWarnings("resource") // ends with this process
    private static DatabaseAccess container() {
        DockerImageName image = DockerImageName.parse(
                        setting("DATAFLOW_TEST_MYSQL_IMAGE").orElse(DEFAULT_IMAGE))
                .asCompatibleSubstituteFor("mysql");
        MySQLContainer container = new MySQLContainer(image).withUsername("root");
        container.start();
        return DatabaseAccess.of(container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }

    private static LocalDatabase startLocal() {
        String password = UUID.randomUUID().toString();
        return LocalDatabase.start(DatabaseSettings.of(TestFolder.empty("database"), 0, password));
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name, System.getenv(name)))
                .filter(value -> !value.isBlank());
    }

    private synchronized String makeSchema() {
        String schema = "dataflow_test_" + UUID.randomUUID().toString().substring(0, 8);
        execute("CREATE DATABASE " + schema + " CHARACTER SET utf8mb4");
        schemas.add(schema);
        return schema;
    }

    private synchronized void end() {
        if (local.isPresent()) {
            local.get().stop();
            return;
        }
        schemas.forEach(schema -> execute("DROP DATABASE IF EXISTS " + schema));
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(access.url(""), access.username(), access.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + " failed on " + access + ": " + e.getMessage(), e);
        }
    }
}
