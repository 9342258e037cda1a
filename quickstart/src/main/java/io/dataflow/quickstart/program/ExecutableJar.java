package io.dataflow.quickstart.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** A jar that Spring Boot has packed: the service's own classes in one place, its libraries in another. */
record ExecutableJar(Path path) {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";

    /**
     * Writes a plain jar of the service's classes that names its libraries, and the libraries beside it.
     *
     * @param program the jar to write, in a folder beside that of the libraries
     */
    void unpack(Path program, Path libraries) throws IOException {
        Files.createDirectories(program.getParent());
        Files.createDirectories(libraries);
        try (JarFile jar = new JarFile(path.toFile())) {
            requireExecutable(jar);
            List<JarEntry> entries = jar.stream().toList();
            List<JarEntry> packed = entries.stream()
                    .filter(entry -> entry.getName().startsWith(LIBRARIES) && !entry.isDirectory())
                    .toList();
            for (JarEntry library : packed) {
                copyIfDifferent(jar, library, libraries.resolve(nameOf(library)));
            }
            String relative = program.getParent().relativize(libraries) + "/";
            String classPath = packed.stream()
                    .map(entry -> (relative + nameOf(entry)).replace('\\', '/'))
                    .collect(Collectors.joining(" "));
            writeProgram(jar, entries, program, classPath);
        }
    }

    private void requireExecutable(JarFile jar) throws IOException {
        if (jar.getManifest() == null || jar.getManifest().getMainAttributes().getValue("Start-Class") == null) {
            throw new IOException("it isn't an executable jar; build it again with ./mvnw package -DskipTests");
        }
    }

    private static void writeProgram(JarFile jar, List<JarEntry> entries, Path program, String classPath)
            throws IOException {
        Path whole = Files.createTempFile(program.getParent(), "program", ".new");
        try (OutputStream file = Files.newOutputStream(whole);
                JarOutputStream out = new JarOutputStream(file, manifest(jar.getManifest(), classPath))) {
            for (JarEntry entry : entries) {
                if (entry.getName().startsWith(CLASSES) && entry.getName().length() > CLASSES.length()) {
                    out.putNextEntry(new JarEntry(entry.getName().substring(CLASSES.length())));
                    try (InputStream in = jar.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                }
            }
        }
        Files.move(whole, program, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Manifest manifest(Manifest packed, String classPath) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.putAll(packed.getMainAttributes());
        attributes.keySet().removeIf(name -> name.toString().startsWith("Spring-Boot-"));
        attributes.put(Attributes.Name.MAIN_CLASS, packed.getMainAttributes().getValue("Start-Class"));
        attributes.remove(new Attributes.Name("Start-Class"));
        attributes.put(Attributes.Name.CLASS_PATH, classPath);
        return manifest;
    }

    private static void copyIfDifferent(JarFile jar, JarEntry library, Path target) throws IOException {
        if (Files.exists(target) && Files.size(target) == library.getSize() && checksum(target) == library.getCrc()) {
            return;
        }
        Path whole = Files.createTempFile(target.getParent(), "library", ".new");
        try (InputStream in = jar.getInputStream(library)) {
            Files.copy(in, whole, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
    }

    static long checksum(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return checksum.getValue();
    }

    private static String nameOf(JarEntry library) {
        return library.getName().substring(LIBRARIES.length());
    }
}
