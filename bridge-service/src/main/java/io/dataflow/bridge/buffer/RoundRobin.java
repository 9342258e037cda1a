package io.dataflow.bridge.buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Deals batches so that every node gets the same number of readings, whatever the batches' sizes: the next batch goes to the ready
 * node that was given least. One that was busy catches up wholly, one that was not well by a bounded number of readings only, so
 * that it isn't flooded when it returns. Not safe for use by several threads.
 *
 * @param <N> what batches are dealt to
 */
final class RoundRobin<N> {

    private final List<Place<N>> places = new ArrayList<>();
    private final Predicate<N> well;
    private final long mostToCatchUp;
    private int after;

    /** @param mostToCatchUp in readings, by a node that was not well */
    RoundRobin(Predicate<N> well, long mostToCatchUp) {
        this.well = well;
        this.mostToCatchUp = mostToCatchUp;
    }

    /** From now on these take part. One that is new begins level with the one that was given most. */
    void dealTo(List<N> nodes) {
        long most = places.stream().mapToLong(place -> place.given).max().orElse(0);
        places.removeIf(place -> !nodes.contains(place.node));
        List<N> known = places.stream().map(place -> place.node).toList();
        nodes.stream().filter(node -> !known.contains(node)).forEach(node -> places.add(new Place<>(node, most)));
    }

    /** The node for a batch, already counted as given to it; empty where none is ready. */
    Optional<N> next(int readings, Predicate<N> ready) {
        Optional<Place<N>> chosen = least(ready);
        chosen.ifPresent(place -> give(place, readings));
        return chosen.map(place -> place.node);
    }

    /** A batch that {@link #next} gave to a node is going to another one: it counts as if it had not been given. */
    void notTaken(N node, int readings) {
        places.stream().filter(place -> place.node.equals(node)).forEach(place -> place.given -= readings);
    }

    private Optional<Place<N>> least(Predicate<N> ready) {
        Place<N> least = null;
        for (int i = 0; i < places.size(); i++) {
            Place<N> place = places.get((after + i) % places.size());
            if ((least == null || place.given < least.given) && ready.test(place.node)) {
                least = place;
            }
        }
        return Optional.ofNullable(least);
    }

    private void give(Place<N> place, int readings) {
        place.given += readings;
        after = places.indexOf(place) + 1;
        long lowest = place.given - mostToCatchUp;
        places.stream()
                .filter(other -> !well.test(other.node))
                .forEach(other -> other.given = Math.max(other.given, lowest));
    }

    private static final class Place<N> {

        private final N node;
        private long given;

        private Place(N node, long given) {
            this.node = node;
            this.given = given;
        }
    }
}
