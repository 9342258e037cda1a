package io.dataflow.quickstart.folder;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the processes of one fleet prove to each other who they are with. Made once and kept in the data folder, readable for its
 * owner only.
 */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PASSWORD_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int PASSWORD_LENGTH = 20;
    private static final int KEY_BYTES = 32;

    private static final String DATABASE = "database.password";
    private static final String REDIS_1 = "redis-1.password";
    private static final String REDIS_2 = "redis-2.password";
    private static final String BROKER = "broker.password";
    private static final String SIGNING_KEY = "login.signing-key";
    private static final String SECRETS_KEY = "secrets.key";
    private static final String BROKER_TOKEN = "devices.broker-token";
    private static final String ENROLMENT = "devices.enrolment-secret";
    private static final String FIRST_ADMIN = "admin.first-password";
    private static final String ADMIN_SHOWN = "admin.shown";

    private final PropertiesFile file;
    private final Map<String, String> values;

    private Secrets(PropertiesFile file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    /** The folder's secrets; whatever is missing is made and written down first. */
    public static Secrets of(DataFolder folder) {
        PropertiesFile file = new PropertiesFile(folder.secrets());
        Map<String, String> values = file.exists() ? file.read() : new TreeMap<>();
        Secrets secrets = new Secrets(file, values);
        if (secrets.complete()) {
            file.write(values);
        }
        return secrets;
    }

    private boolean complete() {
        int before = values.size();
        values.computeIfAbsent(DATABASE, name -> newPassword());
        values.computeIfAbsent(REDIS_1, name -> newPassword());
        values.computeIfAbsent(REDIS_2, name -> newPassword());
        values.computeIfAbsent(BROKER, name -> newPassword());
        values.computeIfAbsent(SIGNING_KEY, name -> newKey());
        values.computeIfAbsent(SECRETS_KEY, name -> newKey());
        values.computeIfAbsent(BROKER_TOKEN, name -> newKey());
        values.computeIfAbsent(ENROLMENT, name -> newKey());
        if (!values.containsKey(ADMIN_SHOWN)) {
            values.computeIfAbsent(FIRST_ADMIN, name -> newPassword());
        }
        return values.size() > before;
    }

    /** A password that can be read out and typed: no letter that looks like another. */
    public static String newPassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(PASSWORD_LETTERS.charAt(RANDOM.nextInt(PASSWORD_LETTERS.length())));
        }
        return password.toString();
    }

    private static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    public String database() {
        return values.get(DATABASE);
    }

    /** The password of {@code redis-1} or {@code redis-2}. */
    public String redis(String node) {
        return values.get(node + ".password");
    }

    public String broker() {
        return values.get(BROKER);
    }

    /** Base64. */
    public String signingKey() {
        return values.get(SIGNING_KEY);
    }

    /** What secrets in the database are encrypted with; base64. */
    public String secretsKey() {
        return values.get(SECRETS_KEY);
    }

    /** What the broker shows the bridge when it asks about devices. */
    public String brokerToken() {
        return values.get(BROKER_TOKEN);
    }

    /** What a new device shows the bridge to get its key. */
    public String enrolment() {
        return values.get(ENROLMENT);
    }

    /** The admin's generated password, for as long as nobody has been shown it. */
    public Optional<String> firstAdminPassword() {
        return Optional.ofNullable(values.get(FIRST_ADMIN));
    }

    /** Forgets the admin's generated password: from now on only its hash is kept, in the database. */
    public void adminPasswordWasShown() {
        values.remove(FIRST_ADMIN);
        values.put(ADMIN_SHOWN, "true");
        file.write(values);
    }

    @Override
    public String toString() {
        return "***";
    }
}
