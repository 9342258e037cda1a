package io.dataflow.bridge.buffer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority that signs certificates for a test, made with keytool. */
final class TestCa {

    private static final String PASSWORD = "changeit";

    private final Path folder;

    private TestCa(Path folder) {
        this.folder = folder;
    }

    static TestCa in(Path folder) throws IOException, InterruptedException {
        return in(folder, "DNS:nowhere.invalid");
    }

    /** One that can be a server of these names itself. */
    static TestCa in(Path folder, String names) throws IOException, InterruptedException {
        TestCa ca = new TestCa(Files.createDirectories(folder));
        ca.generate("ca", "CN=authority", "SAN=" + names, List.of("-ext", "bc:c"));
        return ca;
    }

    /** The authority's own certificate. */
    String pem() throws IOException, InterruptedException {
        keytool(store("ca"), "-exportcert", "-rfc", "-alias", "ca", "-file", path("ca.pem"));
        return Files.readString(folder.resolve("ca.pem"));
    }

    /** For a server that shows a certificate of this authority for these names, as {@code IP:127.0.0.1}. */
    SSLContext server(String names) throws IOException, InterruptedException, GeneralSecurityException {
        generate("server", "CN=server", "SAN=" + names, List.of("-signer", "ca"));
        keytool(
                List.of("-destkeystore", path("server.p12"), "-deststorepass", PASSWORD),
                Stream.concat(
                                Stream.of("-importkeystore", "-srcalias", "server", "-noprompt"),
                                Stream.of("-srckeystore", path("ca.p12"), "-srcstorepass", PASSWORD))
                        .toArray(String[]::new));
        return context("server.p12");
    }

    /** For a server that shows the authority's own certificate. */
    SSLContext selfSigned() throws IOException, GeneralSecurityException {
        return context("ca.p12");
    }

    private void generate(String alias, String name, String extension, List<String> more)
            throws IOException, InterruptedException {
        String[] command = {"-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", name, "-ext", extension};
        keytool(store("ca"), Stream.concat(Stream.of(command), more.stream()).toArray(String[]::new));
    }

    private SSLContext context(String store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(store))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private List<String> store(String name) {
        return List.of("-keystore", path(name + ".p12"), "-storepass", PASSWORD);
    }

    private String path(String file) {
        return folder.resolve(file).toString();
    }

    private static void keytool(List<String> store, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString()),
                        Stream.of(arguments),
                        store.stream())
                .flatMap(part -> part)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + String.join(" ", arguments));
        }
    }
}
