package io.dataflow.bridge.source.http.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.dataflow.bridge.delivery.Room;
import io.dataflow.bridge.source.csv.Separator;
import io.dataflow.platform.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class CutterTests {

    private static final UnpackLimits LIMITS = new UnpackLimits(DataSize.ofMegabytes(20), 500);
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Room room = new Room(DataSize.ofMegabytes(4));
    private final Desk desk = new Desk(DataSize.ofKilobytes(100), room);

    @Test
    void cutsLinesAndCountsEmptyOnes() {
        assertThat(cut(BodyForm.LINES, BYTE_ORDER_MARK + "{\"a\":1}\r\n\n  \n{\"b\":2} \n{\"c\":3}"))
                .containsExactly("1:{\"a\":1}", "4:{\"b\":2}", "5:{\"c\":3}");
        assertThat(cut(BodyForm.LINES, "")).isEmpty();
        assertThat(cut(BodyForm.LINES, "\n\n")).isEmpty();
        assertThat(cut(BodyForm.LINES, "{}\n")).containsExactly("1:{}");
    }

    @Test
    void leavesASingleObjectAsItWasSent() {
        assertThat(cut(BodyForm.JSON, " \n{\"a\" : \"]\"}\n")).containsExactly("1: \n{\"a\" : \"]\"}\n");
        assertThat(cut(BodyForm.JSON, "")).containsExactly("1:");
    }

    @Test
    void cutsArraysWhateverStandsInTexts() {
        assertThat(cut(
                        BodyForm.JSON,
                        BYTE_ORDER_MARK + " [ {\"a\":\"],[\\\"{\"} ,\n{\"b\":[1,{\"c\":[]}]},3,\"x\\\\\" ] \n"))
                .containsExactly("1:{\"a\":\"],[\\\"{\"}", "2:{\"b\":[1,{\"c\":[]}]}", "3:3", "4:\"x\\\\\"");
        assertThat(cut(BodyForm.JSON, "[]")).isEmpty();
        assertThat(cut(BodyForm.JSON, "[ ]")).isEmpty();
        assertThat(cut(BodyForm.JSON, "[1,,2]")).containsExactly("1:1", "2:", "3:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[1", "[1,", "[{\"a\":1}", "[\"a]", "[1}]", "[1]x", "[] []", "[{\"a\":[}]"})
    void saysWhereAnArrayIsBroken(String body) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> cut(BodyForm.JSON, body))
                .satisfies(problem -> assertThat(problem.getBody().getTitle()).isEqualTo("Broken array"));
    }

    @Test
    void cutsDeepNestingWithoutFallingOver() {
        String deep = "[".repeat(40_000) + "]".repeat(40_000);
        assertThat(cut(BodyForm.JSON, "[" + deep + ",{}]")).containsExactly("1:" + deep, "2:{}");
    }

    @Test
    void passesOverALineThatIsTooLargeAndTakesNoSpaceForIt() throws IOException {
        String large = "{\"a\":\"" + "x".repeat(200_000) + "\"}";
        for (BodyForm form : List.of(BodyForm.LINES, BodyForm.JSON)) {
            String body = form == BodyForm.LINES ? large + "\n{}" : "[" + large + ",{}]";
            try (Cutter cutter = cutter(form, new ByteArrayInputStream(body.getBytes(UTF_8)))) {
                assertThat(cutter.next())
                        .hasValueSatisfying(
                                cut -> assertThat(((Cut.Unusable) cut).refusal().status())
                                        .hasToString("413 CONTENT_TOO_LARGE"));
                assertThat(room.taken()).isZero();
                assertThat(cutter.next())
                        .hasValueSatisfying(cut -> assertThat(shown(cut)).isEqualTo("2:{}"));
                assertThat(cutter.next()).isEmpty();
            }
        }
    }

    @Test
    void refusesAnObjectThatIsTooLargeWithoutReadingItToItsEnd() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '{';
            }
        };
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> cutter(BodyForm.JSON, endless).next())
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(413));
    }

    @Test
    void takesSpaceForWhatComesInAndGivesItBack() throws IOException {
        Room small = new Room(DataSize.ofKilobytes(60));
        String body = "{\"a\":\"" + "x".repeat(90_000) + "\"}";
        Desk crowded = new Desk(DataSize.ofKilobytes(100), small);
        try (Cutter other = new LineCutter(new ByteArrayInputStream(body.getBytes(UTF_8)), crowded)) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(other::next)
                    .satisfies(problem ->
                            assertThat(problem.getStatusCode().value()).isEqualTo(503));
        }
        assertThat(small.taken()).isZero();
    }

    @Test
    void makesObjectsOfRows() {
        assertThat(
                        cut(
                                BodyForm.CSV,
                                BYTE_ORDER_MARK
                                        + "device_id, temperature,ok,note\r\n7,21.50,true,\"a \"\"b\"\", c\"\r\n\r\nb,-1e3,,007\r\n"))
                .containsExactly(
                        "2:{\"device_id\":\"7\",\"temperature\":21.50,\"ok\":true,\"note\":\"a \\\"b\\\", c\"}",
                        "4:{\"device_id\":\"b\",\"temperature\":-1e3,\"note\":\"007\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "false", "1e3", "007"})
    void leavesADeviceIdTextWhateverItSpells(String device) {
        assertThat(cut(BodyForm.CSV, "device_id,ok\n" + device + ",true"))
                .containsExactly("2:{\"device_id\":\"" + device + "\",\"ok\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b;c,d\n1;2;3", "a\tb;c\td\n1\t2\t3", "\"a;x;y\",b,c\n1,2,3"})
    void findsTheSeparatorOut(String body) {
        assertThat(cut(BodyForm.CSV, body))
                .singleElement(STRING)
                .contains(":1,")
                .contains(":2,")
                .endsWith(":3}");
    }

    @Test
    void takesTheSeparatorThatIsGiven() throws IOException {
        Body body = new Body(BodyForm.CSV, false, Separator.parse("semicolon"));
        InputStream in = new ByteArrayInputStream("a,b;c\n1;2".getBytes(UTF_8));
        try (Cutter cutter = body.cutter(in, desk, LIMITS)) {
            assertThat(cutter.next().map(CutterTests::shown)).contains("2:{\"a,b\":1,\"c\":2}");
        }
    }

    @Test
    void keepsLineEndsWithinQuotesAndCountsThem() {
        assertThat(cut(BodyForm.CSV, "a,b\n\"x\ny\",1\n5\" pipe,2\nz,3"))
                .containsExactly(
                        "2:{\"a\":\"x\\ny\",\"b\":1}", "4:{\"a\":\"5\\\" pipe\",\"b\":2}", "5:{\"a\":\"z\",\"b\":3}");
    }

    @Test
    void refusesRowsThatAreNoneAndGoesOn() {
        byte[] body = "a,b\n1\n1,2,3\n,\n\u00ff,1\n4,5\n".getBytes(ISO_8859_1);
        assertThat(cut(BodyForm.CSV, new ByteArrayInputStream(body)))
                .containsExactly(
                        "2:must have as many cells as the header line, 2, but has 1",
                        "3:must have as many cells as the header line, 2, but has 3",
                        "4:must have a value in at least one column",
                        "5:must be UTF-8 text",
                        "6:{\"a\":4,\"b\":5}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "a,a\n1,2", "a,,b\n1,2,3", "21.5,22\n23,24", "a,b\n\"x,1\n2,3"})
    void saysThatTheHeaderOrAQuoteIsMissing(String body) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> cut(BodyForm.CSV, body))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(400));
    }

    @Test
    void cutsTheSameHoweverTheBytesArrive() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String csv = "a;b\n\"x\"\"\n\";1\ny;2\r\n";
        for (int i = 0; i < 200; i++) {
            assertThat(cut(BodyForm.CSV, trickling(csv.getBytes(UTF_8), random)))
                    .as("seed %d", seed)
                    .isEqualTo(cut(BodyForm.CSV, csv));
        }
    }

    @Test
    void unpacksGzipAlsoSeveralInARow() throws IOException {
        byte[] both = join(gzip("{\"a\":1}\n".getBytes(UTF_8)), gzip("{\"b\":2}".getBytes(UTF_8)));
        assertThat(unpacked(both)).containsExactly("1:{\"a\":1}", "2:{\"b\":2}");
    }

    @Test
    void saysThatGzipIsBrokenOrTooGood() throws IOException {
        byte[] whole = gzip("{\"a\":1}\n".repeat(1000).getBytes(UTF_8));
        assertRefused(Arrays.copyOf(whole, whole.length / 2), 400, "ends too early");
        assertRefused("{\"a\":1}".getBytes(UTF_8), 400, "can't be unpacked");
        assertRefused(new byte[0], 400, "ends too early");
        assertRefused(gzip(new byte[10_000_000]), 413, "times its size");
        byte[] random = new byte[21_000_000];
        new Random(1).nextBytes(random);
        assertRefused(gzip(random), 413, "20 MB");
    }

    private void assertRefused(byte[] body, int status, String words) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> unpacked(body))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(status);
                    assertThat(problem.getBody().getDetail()).contains(words);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, JSON",
        "application/json;charset=UTF-8, JSON",
        "application/x-ndjson, LINES",
        "APPLICATION/JSONL, LINES",
        "text/csv; header=present, CSV",
    })
    void knowsFormsByContentType(String type, BodyForm form) {
        assertThat(BodyForm.of(type)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, -H 'Content-Type: application/json'",
        "'', has no content type",
        "text/plain, application/x-ndjson",
        "nonsense, is no content type",
        "application/json;charset=utf-16, Encode them as UTF-8",
        "application/json;charset=klingon, is no content type",
    })
    void saysWhichContentTypesThereAre(String type, String words) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> BodyForm.of(type))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(415);
                    assertThat(problem.getBody().getDetail()).contains(words);
                });
    }

    private List<String> cut(BodyForm form, String body) {
        return cut(form, new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    private List<String> cut(BodyForm form, InputStream body) {
        return all(new Body(form, false, Optional.empty()), body);
    }

    private List<String> unpacked(byte[] body) {
        return all(new Body(BodyForm.LINES, true, Optional.empty()), new ByteArrayInputStream(body));
    }

    private List<String> all(Body body, InputStream in) {
        List<String> cuts = new ArrayList<>();
        try (Cutter cutter = body.cutter(in, desk, LIMITS)) {
            for (Optional<Cut> cut = cutter.next(); cut.isPresent(); cut = cutter.next()) {
                cuts.add(shown(cut.get()));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return cuts;
    }

    private Cutter cutter(BodyForm form, InputStream in) throws IOException {
        return new Body(form, false, Optional.empty()).cutter(in, desk, LIMITS);
    }

    private static String shown(Cut cut) {
        return switch (cut) {
            case Cut.Slice slice -> slice.line() + ":" + new String(slice.bytes(), UTF_8);
            case Cut.Unusable unusable ->
                unusable.line() + ":" + unusable.refusal().violation().rule();
        };
    }

    private static InputStream trickling(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int most) {
                return super.read(into, from, Math.min(most, 1 + random.nextInt(3)));
            }
        };
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
