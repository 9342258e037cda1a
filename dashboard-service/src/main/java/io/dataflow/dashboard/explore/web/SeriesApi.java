package io.dataflow.dashboard.explore.web;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.query.LatestReading;
import io.dataflow.contract.query.ModelDescription;
import io.dataflow.contract.query.Series;
import io.dataflow.dashboard.explore.Exploration;
import io.dataflow.dashboard.explore.SeriesTable;
import io.dataflow.dashboard.fleet.SeriesQuestion;
import io.dataflow.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Models, devices and series, for charts and for programs. */
@RestController
class SeriesApi {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Exploration exploration;

    SeriesApi(Exploration exploration) {
        this.exploration = exploration;
    }

    /** The data models and their fields. */
    @GetMapping("/api/models")
    List<ModelDescription> models() {
        return exploration.models();
    }

    /** The devices that have readings of a model. */
    @GetMapping("/api/devices")
    List<Device> devices(@RequestParam String model) {
        return exploration.devices(model).stream().map(Device::of).toList();
    }

    /** One metric over a range; no device means all, as far as the limit goes. */
    @GetMapping("/api/series")
    Series series(
            @RequestParam String model,
            @RequestParam String metric,
            @RequestParam(defaultValue = "") List<String> device,
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(defaultValue = "600") int points) {
        return exploration.series(question(model, metric, device, from, to, points));
    }

    /** The same as CSV, a line a time and device. */
    @GetMapping("/api/series.csv")
    ResponseEntity<byte[]> csv(
            @RequestParam String model,
            @RequestParam String metric,
            @RequestParam(defaultValue = "") List<String> device,
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(defaultValue = "600") int points) {
        Series series = exploration.series(question(model, metric, device, from, to, points));
        var file = ContentDisposition.attachment()
                .filename(series.model() + "-" + series.metric() + ".csv")
                .build();
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(SeriesTable.csv(series).getBytes(StandardCharsets.UTF_8));
    }

    private static SeriesQuestion question(
            String model, String metric, List<String> devices, Instant from, Instant to, int points) {
        try {
            return new SeriesQuestion(
                    model, metric, devices.stream().map(DeviceId::new).toList(), from, to, points);
        } catch (IllegalArgumentException invalid) {
            throw Problem.badRequest("That can't be asked", String.valueOf(invalid.getMessage()));
        }
    }

    /** A device to choose from. */
    record Device(String device, Instant receivedAt) {
        static Device of(LatestReading reading) {
            return new Device(reading.device(), reading.receivedAt());
        }
    }
}
