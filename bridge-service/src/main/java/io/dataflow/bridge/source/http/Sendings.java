package io.dataflow.bridge.source.http;

import io.dataflow.bridge.device.DeviceSender;
import io.dataflow.bridge.source.Source;
import io.dataflow.bridge.source.SourceKind;
import io.dataflow.bridge.source.Sources;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Excerpt;
import io.dataflow.contract.SourceName;
import io.dataflow.platform.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Finds out what is known of all readings of a request from its address, its headers and who makes it. */
@Component
class Sendings {

    static final String DEVICE_HEADER = "X-Device-Id";
    static final String KEY_HEADER = "Idempotency-Key";
    static final String IDS = "ids";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final Sources sources;

    Sendings(Sources sources) {
        this.sources = sources;
    }

    /** @throws Problem 400, 403, 404 or 409 that says what can't be */
    Sending of(String source, HttpServletRequest request, Authentication who) {
        return new Sending(
                open(source),
                device(Optional.ofNullable(request.getHeader(DEVICE_HEADER)), who),
                who.getName(),
                Optional.ofNullable(request.getHeader(KEY_HEADER)).map(Sendings::key),
                Query.of(request).truth(IDS, true));
    }

    private SourceName open(String name) {
        Source source = sources.find(name)
                .filter(found -> found.kind() == SourceKind.HTTP)
                .orElseThrow(() -> Problem.notFound(
                        "No such source",
                        "There is no HTTP source '" + Excerpt.of(name) + "'. There is: " + names()
                                + ". The page Sources lists them all."));
        if (source.paused()) {
            throw Problem.conflict(
                    "Source is paused",
                    "Source " + source.name() + " takes no readings until an operator lets it go on.");
        }
        return source.name();
    }

    private String names() {
        return sources.all().stream()
                .filter(source -> source.kind() == SourceKind.HTTP)
                .map(source -> source.name().value())
                .collect(Collectors.joining(", "));
    }

    private static Optional<DeviceId> device(Optional<String> header, Authentication who) {
        Optional<DeviceId> named = header.map(Sendings::deviceId);
        if (who.getPrincipal() instanceof DeviceSender sender) {
            named.filter(device -> !device.equals(sender.id())).ifPresent(other -> refuse(other, sender.id()));
            return Optional.of(sender.id());
        }
        return named;
    }

    private static void refuse(DeviceId named, DeviceId sender) {
        throw Problem.of(
                HttpStatus.FORBIDDEN,
                "Another device's key",
                "The header " + DEVICE_HEADER + " names '" + named + "', but the key is of '" + sender
                        + "'. Leave the header out, or show the other device's key.");
    }

    private static DeviceId deviceId(String header) {
        return DeviceId.parse(header)
                .orElseThrow(() -> Problem.badRequest(
                        "Not a device id",
                        "The header " + DEVICE_HEADER + " is '" + Excerpt.of(header) + "'. A device id has "
                                + DeviceId.RULE + "."));
    }

    private static String key(String header) {
        if (!KEY.matcher(header).matches()) {
            throw Problem.badRequest(
                    "Not an idempotency key",
                    "The header " + KEY_HEADER + " is '" + Excerpt.of(header)
                            + "'. It has 1 to 255 visible ASCII characters, such as a UUID.");
        }
        return header;
    }
}
