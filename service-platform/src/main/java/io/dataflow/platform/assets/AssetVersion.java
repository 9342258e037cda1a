package io.dataflow.platform.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * A hash of every static file: changes when any of them does.
 *
 * @param value sixteen hexadecimal digits
 */
record AssetVersion(String value) {

    private static final List<String> SOURCES =
            List.of("classpath*:/static/**", "classpath*:/META-INF/maven/org.webjars.npm/*/pom.properties");

    /** Reads all static files once. */
    static AssetVersion of(ResourcePatternResolver files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Resource file : sorted(files)) {
                try (InputStream content = file.getInputStream()) {
                    digest.update(content.readAllBytes());
                }
            }
            return new AssetVersion(HexFormat.of().formatHex(digest.digest(), 0, 8));
        } catch (IOException e) {
            throw new UncheckedIOException("The static files of this service could not be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The path that all versioned files lie under. */
    String path() {
        return "/assets/" + value;
    }

    private static List<Resource> sorted(ResourcePatternResolver files) throws IOException {
        List<Resource> found = new ArrayList<>();
        for (String source : SOURCES) {
            for (Resource file : files.getResources(source)) {
                if (file.isReadable() && file.contentLength() > 0) {
                    found.add(file);
                }
            }
        }
        found.sort(Comparator.comparing(AssetVersion::location));
        return found;
    }

    /** Only what comes after the last archive or folder counts: where the service is installed makes no difference. */
    private static String location(Resource file) {
        try {
            String url = file.getURL().toString();
            int inside = Math.max(url.lastIndexOf("/static/"), url.lastIndexOf("/META-INF/"));
            return url.substring(Math.max(inside, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
