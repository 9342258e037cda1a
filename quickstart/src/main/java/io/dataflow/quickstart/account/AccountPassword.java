package io.dataflow.quickstart.account;

import io.dataflow.quickstart.CannotGoOn;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Changes the password of an account in the fleet's database, past its panels. */
public final class AccountPassword {

    private static final int STRENGTH = 11;

    private final String url;
    private final String databasePassword;

    public AccountPassword(int port, String databasePassword) {
        this.url = "jdbc:mysql://127.0.0.1:" + port + "/dataflow?useInformationSchema=false&connectionTimeZone=UTC";
        this.databasePassword = databasePassword;
    }

    /** Sets the password, ends the account's logins and forgets failed ones, all or nothing. */
    public void set(String user, String password) {
        try (Connection connection = DriverManager.getConnection(url, "dataflow", databasePassword)) {
            connection.setAutoCommit(false);
            change(connection, user, password);
            connection.commit();
        } catch (SQLException e) {
            throw new CannotGoOn("the database didn't take the new password: " + e.getMessage());
        }
    }

    private static void change(Connection connection, String user, String password) throws SQLException {
        String hash = BCrypt.hashpw(password, BCrypt.gensalt(STRENGTH));
        if (run(connection, "UPDATE account SET password_hash = ?, enabled = TRUE WHERE username = ?", hash, user)
                == 0) {
            throw new CannotGoOn("there is no account '%s'".formatted(user));
        }
        run(connection, """
            UPDATE login_session SET ended_at = UTC_TIMESTAMP(3)
            WHERE ended_at IS NULL AND account_id = (SELECT id FROM account WHERE username = ?)\
            """, user);
        run(connection, "DELETE FROM login_failure");
        run(connection, """
            INSERT INTO audit_entry (at, who, service, action, subject, detail)
            VALUES (UTC_TIMESTAMP(3), 'launcher', 'quickstart', 'account.password', ?, 'reset on the command line')\
            """, user);
    }

    private static int run(Connection connection, String statement, String... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setString(i + 1, values[i]);
            }
            return prepared.executeUpdate();
        }
    }
}
