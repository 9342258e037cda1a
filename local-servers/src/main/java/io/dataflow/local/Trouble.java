package io.dataflow.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out of a server's log, in one line, why it did not come up. */
final class Trouble {

    private static final int MOST_BYTES = 64 * 1024;

    /** A pattern of the log and what to tell about it; {@code %s} is the pattern's group. */
    private record Symptom(Pattern pattern, String meaning) {}

    private static final List<Symptom> SYMPTOMS = List.of(
            new Symptom(
                    Pattern.compile("error while loading shared libraries: ([^\\s:]+)"),
                    "the system library %s is missing; install the package that has it"),
            new Symptom(
                    Pattern.compile("Library not loaded: (\\S+)"),
                    "the system library %s is missing; install the package that has it"),
            new Symptom(
                    Pattern.compile("(No space left on device|Errcode: 28|OS error: 28|error number 28)"),
                    "the disk is full (%s); free some space"),
            new Symptom(
                    Pattern.compile("(Address already in use|Only one usage of each socket)"),
                    "another program took the port meanwhile (%s); 'ss -ltnp' shows which"),
            new Symptom(
                    Pattern.compile("(Cannot allocate memory|There is insufficient memory)"),
                    "the machine has too little free memory (%s)"),
            new Symptom(
                    Pattern.compile("(Permission denied|Read-only file system)"),
                    "it may not write to its folder (%s)"));

    private Trouble() {}

    static ServerUnavailable of(Child child, long logBefore, String what) {
        return of(child.name(), child.log(), logBefore, what);
    }

    static ServerUnavailable of(String name, Path log, long logBefore, String what) {
        String said = read(log, logBefore);
        String reason = SYMPTOMS.stream()
                .flatMap(symptom -> meaning(symptom, said).stream())
                .findFirst()
                .orElseGet(() -> "its last words: " + lastWords(said));
        return new ServerUnavailable("%s %s: %s. Its log is %s".formatted(name, what, reason, log));
    }

    private static Optional<String> meaning(Symptom symptom, String said) {
        Matcher matcher = symptom.pattern().matcher(said);
        return matcher.find() ? Optional.of(symptom.meaning().formatted(matcher.group(1))) : Optional.empty();
    }

    private static String lastWords(String said) {
        List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.contains("ERROR"))
                .findFirst()
                .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()))
                .map(String::strip)
                .orElse("none");
    }

    private static String read(Path log, long from) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(from, file.length() - MOST_BYTES);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
