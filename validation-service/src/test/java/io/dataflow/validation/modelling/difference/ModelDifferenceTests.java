package io.dataflow.validation.modelling.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelDifferenceTests {

    @Test
    void isNoneBetweenAModelAndItself() {
        ModelDifference difference = between("\"keep_days\": 3", "\"keep_days\": 3");
        assertThat(difference.changes()).isEmpty();
        assertThat(difference.breaking()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            | "required": true | true | field v is required now: readings without it are refused
            "required": true | | false | field v is not required any more: readings without it are accepted
            | "required": true, "default": 0 | false | field v is required now: that changes nothing for readings, for it has a default
            "required": true, "default": 1 | "required": true | true | field v has no default any more and is required: readings without it are refused
            | "default": 0 | false | field v has the default 0: 0 is stored where a reading has no value
            "default": 0 | | false | field v has no default any more (it was 0): nothing is stored where a reading has no value
            | "min": 0 | true | field v has min 0; it had none: readings below it are refused
            "min": 0 | "min": -1.5 | false | field v has min -1.5 instead of 0: more readings are accepted
            "min": 0 | "min": 1, "unit": "V" | true | field v has min 1 V instead of 0: readings below it are refused
            "max": 5 | | false | field v has no max any more (it was 5): more readings are accepted
            "max": 5 | "max": 4 | true | field v has max 4 instead of 5: readings above it are refused
            | "description": "x" | false | field v is described in other words
            """)
    void saysWhatChangedOfANumber(String from, String to, boolean breaking, String words) {
        ModelDifference difference = ofField("\"type\": \"number\"", from, to);
        assertThat(difference.changes()).anySatisfy(change -> {
            assertThat(change.words()).isEqualTo(words);
            assertThat(change.breaking()).isEqualTo(breaking);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "max_length": 20 | "max_length": 10 | true | field v has max_length 10 instead of 20: longer texts are refused
            | "max_length": 10 | true | field v has max_length 10 instead of 255: longer texts are refused
            "max_length": 10 | | false | field v has max_length 255 instead of 10: more readings are accepted
            | "min_length": 1 | true | field v has min_length 1; it had none: shorter texts are refused
            "min_length": 1 | "min_length": 0 | false | field v has min_length 0 instead of 1: more readings are accepted
            | "pattern": "^a" | true | field v has pattern ^a; it had none: texts that don't look like that are refused
            "pattern": "^a" | "pattern": "^b" | true | field v has pattern ^b instead of ^a: texts that don't look like that are refused
            "pattern": "^a" | | false | field v has no pattern any more (it was ^a): more readings are accepted
            """)
    void saysWhatChangedOfAText(String from, String to, boolean breaking, String words) {
        ModelDifference difference = ofField("\"type\": \"string\"", from, to);
        assertThat(difference.changes()).hasSize(1);
        assertThat(difference.changes().getFirst().words()).isEqualTo(words);
        assertThat(difference.breaking()).isEqualTo(breaking);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            ["on", "off"] | ["on"] | true | field v does not take off any more: readings that send one of these are refused
            ["on"] | ["on", "off"] | false | field v takes off as well: more readings are accepted
            ["on", "off"] | ["off", "on"] | false | field v lists its values in another order
            """)
    void saysWhichValuesCameAndWent(String from, String to, boolean breaking, String words) {
        ModelDifference difference = ofField("\"type\": \"enum\"", "\"values\": " + from, "\"values\": " + to);
        assertThat(difference.changes()).hasSize(1);
        assertThat(difference.changes().getFirst().words()).isEqualTo(words);
        assertThat(difference.breaking()).isEqualTo(breaking);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "type": "integer" | "type": "number" | field v is of type number instead of integer: its values begin anew in column v_2
            "type": "number" | "type": "integer" | field v is of type integer instead of number: readings that send a number as before are refused; its values begin anew
            "type": "boolean" | "type": "string" | field v is of type string instead of boolean: readings that send true or false as before are refused; its values are in column v_2 from now on
            "type": "number", "unit": "°C" | "type": "number", "unit": "°F" | field v is in °F instead of °C: its values begin anew in column v_2, what was stored stays in column v
            "type": "number" | "type": "number", "unit": "°F" | field v is in °F instead of no unit
            "type": "number" | "type": "number" | field v is in column v_2 instead of v
            """)
    void callsANewTypeUnitOrColumnBreaking(String from, String to, String words) {
        ModelDifference difference = ModelDifference.between(
                model(1, "", "{\"name\": \"v\", " + from + "}"),
                model(2, "", "{\"name\": \"v\", \"column\": \"v_2\", " + to + "}"));
        assertThat(difference.breaking()).isTrue();
        assertThat(difference.changes().getFirst().words()).startsWith(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "keep_days": 30 | "keep_days": 7 | true | readings are kept for 7 days instead of 30 days: stored readings older than 7 days are deleted, and older ones refused when they come late
            | "keep_days": 1 | true | readings are kept for 1 day instead of ever: stored readings older than 1 day are deleted, and older ones refused when they come late
            "keep_days": 30 | | false | readings are kept for ever instead of 30 days: what is gone already does not come back
            "keep_minutes_days": 9 | "keep_minutes_days": 8 | true | rollups a minute are kept for 8 days instead of 9 days: older ones are deleted, and charts of that time show hours
            "keep_minutes_days": 8 | | false | rollups a minute are kept for ever instead of 8 days
            | "unknown_fields": "reject" | true | unknown fields: reject instead of keep: readings with fields that the model doesn't know are refused
            | "unknown_fields": "drop" | true | unknown fields: drop instead of keep: fields that the model doesn't know are left out and lost
            "unknown_fields": "reject" | "unknown_fields": "drop" | false | unknown fields: drop instead of reject: fields that the model doesn't know are left out and lost
            "unknown_fields": "reject" | | false | unknown fields: keep instead of reject: fields that the model doesn't know are stored with the reading
            | "metric_required": true | true | a measured value is required now: readings without any number are refused
            "metric_required": true | | false | a measured value is not required any more: more readings are accepted
            | "furthest_ahead": "PT1H" | true | the model has furthest_ahead PT1H instead of PT24H: readings whose time is further ahead of their receipt are refused
            "furthest_ahead": "PT1H" | | false | the model has furthest_ahead PT24H instead of PT1H: more readings are accepted
            | "device_field": "id" | true | the device is named by field id instead of device_id: readings that name it as before are refused where their topic doesn't say whose they are
            | "timestamp_field": "at" | true | the time is in field at instead of timestamp: readings that say it as before are stored with the time of their receipt
            | "schema": {"minProperties": 1} | true | the model has schema {"minProperties":1}; it had none: payloads that don't fit it are refused
            "schema": {"minProperties": 1} | | false | the model has no schema any more (it was {"minProperties":1}): more readings are accepted
            | "title": "T" | false | the title is 'T'
            """)
    void saysWhatChangedOfTheModel(String from, String to, boolean breaking, String words) {
        ModelDifference difference = between(from, to);
        assertThat(difference.changes().getFirst().words()).isEqualTo(words);
        assertThat(difference.breaking()).isEqualTo(breaking);
        assertThat(difference.changes()).hasSize(1);
    }

    @Test
    void saysThatAShorterTimeForReadingsIsOneForRollupsAMinuteOnlyOnce() {
        assertThat(between("\"keep_days\": 30, \"keep_minutes_days\": 90", "\"keep_days\": 7")
                        .changes())
                .extracting(Change::property, Change::breaking)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("keep_days", true),
                        org.assertj.core.groups.Tuple.tuple("keep_minutes_days", true));
        assertThat(between("\"keep_days\": 30", "\"keep_days\": 7").changes()).hasSize(1);
    }

    @Test
    void saysWhatBecomesOfReadingsThatSendAFieldThatIsGone() {
        assertThat(gone("keep", "number"))
                .isEqualTo(
                        "true field w is gone: what readings send as 'w' is kept among the unknown fields, unchecked; the"
                                + " metric ends, its charts show what is stored so far. What was stored stays in column w");
        assertThat(gone("keep", "string")).startsWith("false").doesNotContain("metric");
        assertThat(gone("drop", "string")).startsWith("true").contains("left out and lost");
        assertThat(gone("reject", "string")).startsWith("true").contains("readings that send 'w' are refused");
    }

    @Test
    void saysWhatANewFieldMeans() {
        assertThat(added("", "\"required\": true"))
                .startsWith("true field w, number, is new and required: readings without it");
        assertThat(added("", "\"unit\": \"V\""))
                .startsWith("false field w, number in V, is new: readings without it are accepted");
        assertThat(added("\"unknown_fields\": \"reject\"", "\"unit\": \"V\""))
                .contains("were refused and are accepted");
        assertThat(added("", "\"required\": true, \"default\": 0")).startsWith("false");
    }

    @Test
    void recognizesAFieldThatGoesOnUnderAnotherName() {
        List<Change> changes = ModelDifference.between(
                        model(1, "", "{\"name\": \"old\", \"type\": \"number\"}"),
                        model(2, "", "{\"name\": \"new\", \"column\": \"old\", \"type\": \"number\", \"max\": 1}"))
                .changes();
        assertThat(changes).extracting(Change::property).containsExactly("name", "max");
        assertThat(changes.getFirst().words())
                .startsWith("field old is called new now, and goes on in the same column");
        assertThat(changes.getFirst().breaking()).isTrue();
    }

    @Test
    void saysThatFieldsAreInAnotherOrder() {
        String a = "{\"name\": \"a\", \"type\": \"number\"}";
        String b = "{\"name\": \"b\", \"type\": \"number\"}";
        List<Change> changes = ModelDifference.between(model(1, "", a + "," + b), model(2, "", b + "," + a))
                .changes();
        assertThat(changes)
                .extracting(Change::from, Change::to, Change::breaking)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("a, b", "b, a", false));
    }

    private static String gone(String unknown, String type) {
        String rest = "\"unknown_fields\": \"" + unknown + "\"";
        Change change = ModelDifference.between(
                        model(1, rest, field("") + ", {\"name\": \"w\", \"type\": \"" + type + "\"}"),
                        model(2, rest, field("")))
                .changes()
                .getFirst();
        return change.breaking() + " " + change.words();
    }

    private static String added(String rest, String properties) {
        Change change = ModelDifference.between(
                        model(1, rest, field("")),
                        model(2, rest, field("") + ", {\"name\": \"w\", \"type\": \"number\", " + properties + "}"))
                .changes()
                .getFirst();
        return change.breaking() + " " + change.words();
    }

    private static ModelDifference between(String from, String to) {
        return ModelDifference.between(
                model(1, from == null ? "" : from, field("")), model(2, to == null ? "" : to, field("")));
    }

    private static ModelDifference ofField(String type, String from, String to) {
        return ModelDifference.between(model(1, "", field(and(type, from))), model(2, "", field(and(type, to))));
    }

    private static String and(String type, String rest) {
        return rest == null ? type : type + ", " + rest;
    }

    private static String field(String properties) {
        return "{\"name\": \"v\", " + (properties.isEmpty() ? "\"type\": \"number\"" : properties) + "}";
    }

    private static DataModel model(int version, String rest, String fields) {
        return ModelJson.read("{\"name\": \"m\", \"version\": " + version + ", " + (rest.isEmpty() ? "" : rest + ", ")
                + "\"fields\": [" + fields + "]}");
    }
}
