package io.dataflow.agent.history;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** A read request: a path and its parameters, whose values may hold anything. */
final class Question {

    private final String path;
    private final List<String> names = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Question(String path) {
        this.path = path;
    }

    Question with(String name, Object value) {
        names.add(name);
        values.add(value);
        return this;
    }

    Question with(String name, Optional<?> value) {
        value.ifPresent(there -> with(name, there));
        return this;
    }

    Question with(String name, Collection<?> each) {
        each.forEach(value -> with(name, value));
        return this;
    }

    Question within(Period period) {
        return with("from", period.from()).with("to", period.to());
    }

    URI address(UriBuilder builder) {
        builder.path(path);
        for (int i = 0; i < names.size(); i++) {
            builder.queryParam(names.get(i), "{" + i + "}");
        }
        return builder.build(values.toArray());
    }

    /** As a person would ask it again: {@code GET /api/statistics?from=…}. */
    @Override
    public String toString() {
        return "GET " + address(UriComponentsBuilder.newInstance().encode());
    }
}
