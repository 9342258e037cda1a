package io.dataflow.validation.quarantine.mending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON object whose fields can be changed, while all the others stay as they are written, those that stand twice too. */
final class JsonObject {

    private final List<Member> members = new ArrayList<>();

    private record Member(String name, String json) {}

    /** @param json a valid JSON object */
    JsonObject(String json) {
        List<String> parts = JsonText.parts(json);
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            members.add(new Member(JsonText.string(parts.get(i)), parts.get(i + 1)));
        }
    }

    /** The value of a field as JSON; of one that stands twice, the last. */
    Optional<String> get(String name) {
        return members.reversed().stream()
                .filter(member -> member.name().equals(name))
                .map(Member::json)
                .findFirst();
    }

    /** Gives a field a value; one that stands twice stands once afterwards. */
    void set(String name, String json) {
        int place = placeOf(name);
        remove(name);
        members.add(place < 0 ? members.size() : place, new Member(name, json));
    }

    void remove(String name) {
        members.removeIf(member -> member.name().equals(name));
    }

    /** Renames a field where it stands. */
    void rename(String name, String to) {
        members.replaceAll(member -> member.name().equals(name) ? new Member(to, member.json()) : member);
    }

    private int placeOf(String name) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** As JSON, without blanks between the fields. */
    @Override
    public String toString() {
        StringBuilder json = new StringBuilder("{");
        for (Member member : members) {
            json.append(json.length() > 1 ? "," : "")
                    .append(JsonText.quoted(member.name()))
                    .append(':')
                    .append(member.json());
        }
        return json.append('}').toString();
    }
}
