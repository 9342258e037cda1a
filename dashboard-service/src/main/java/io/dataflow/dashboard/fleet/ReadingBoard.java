package io.dataflow.dashboard.fleet;

import io.dataflow.contract.query.LatestReading;
import io.dataflow.contract.query.LatestReadings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.web.client.HttpClientErrorException;

/** Each device's newest reading, as far as this instance has heard; asked for changes only, so looking often is cheap. */
public class ReadingBoard {

    private static final Comparator<LatestReading> BY_DEVICE =
            Comparator.comparing(LatestReading::model).thenComparing(LatestReading::device);

    private final Function<Optional<String>, LatestReadings> changesSince;
    private final Map<Key, LatestReading> newest = new ConcurrentHashMap<>();
    private final List<Consumer<List<LatestReading>>> listeners = new CopyOnWriteArrayList<>();
    private Optional<String> cursor = Optional.empty();

    /** @param changesSince asks for what changed since a cursor, or for everything */
    public ReadingBoard(Function<Optional<String>, LatestReadings> changesSince) {
        this.changesSince = changesSince;
    }

    /** Calls the listener with every change that anybody hears of, on that caller's thread, which it must not hold up. */
    public void onChange(Consumer<List<LatestReading>> listener) {
        listeners.add(listener);
    }

    /** Hears what changed since the last time anybody asked; the answer is everything that is known then. */
    public synchronized Answer<List<LatestReading>> catchUp() {
        return Answer.to(this::changes).map(this::note);
    }

    /** All that is known, by model and device. */
    public List<LatestReading> readings() {
        List<LatestReading> all = new ArrayList<>(newest.values());
        all.sort(BY_DEVICE);
        return all;
    }

    private LatestReadings changes() {
        try {
            return changesSince.apply(cursor);
        } catch (HttpClientErrorException.BadRequest unknownCursor) {
            return changesSince.apply(Optional.empty());
        }
    }

    private List<LatestReading> note(LatestReadings answer) {
        cursor = Optional.of(answer.cursor());
        List<LatestReading> changed = answer.readings().stream()
                .filter(reading -> !reading.equals(newest.put(Key.of(reading), reading)))
                .toList();
        if (!changed.isEmpty()) {
            listeners.forEach(listener -> listener.accept(changed));
        }
        return readings();
    }

    private record Key(String model, String device) {
        static Key of(LatestReading reading) {
            return new Key(reading.model(), reading.device());
        }
    }
}
