package io.dataflow.contract;

/**
 * An MQTT topic filter: levels between slashes, where {@code +} stands for any one level and {@code #} at the end for any rest.
 *
 * @param value the filter without the prefix of a shared subscription
 */
public record TopicFilter(String value) {

    public TopicFilter {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("Not a topic filter: '" + Excerpt.of(value)
                    + "'. '+' has to be a level of its own, '#' the last one, as in devices/+/telemetry");
        }
    }

    private static boolean wellFormed(String filter) {
        if (filter.isEmpty() || filter.startsWith("$") || filter.indexOf('\0') >= 0) {
            return false;
        }
        String[] levels = filter.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            boolean last = i == levels.length - 1;
            if (levels[i].contains("#") && !(last && levels[i].equals("#"))
                    || levels[i].contains("+") && !levels[i].equals("+")) {
                return false;
            }
        }
        return true;
    }

    /** Whether a topic is one of those that the filter asks for. */
    public boolean matches(String topic) {
        int inFilter = 0;
        int inTopic = 0;
        while (inFilter <= value.length()) {
            int filterEnd = levelEnd(value, inFilter);
            if (value.charAt(Math.min(inFilter, value.length() - 1)) == '#' && inFilter < value.length()) {
                return true;
            }
            if (inTopic > topic.length()) {
                return false;
            }
            int topicEnd = levelEnd(topic, inTopic);
            if (!sameLevel(inFilter, filterEnd, topic, inTopic, topicEnd)) {
                return false;
            }
            inFilter = filterEnd + 1;
            inTopic = topicEnd + 1;
        }
        return inTopic > topic.length();
    }

    /** Whether there is a topic that both ask for. */
    public boolean overlaps(TopicFilter other) {
        String[] mine = value.split("/", -1);
        String[] theirs = other.value.split("/", -1);
        int level = 0;
        while (level < mine.length && level < theirs.length && !isRest(mine, level) && !isRest(theirs, level)) {
            if (!meet(mine[level], theirs[level])) {
                return false;
            }
            level++;
        }
        return isRest(mine, level) || isRest(theirs, level) || mine.length == theirs.length;
    }

    private static boolean isRest(String[] levels, int level) {
        return level < levels.length && levels[level].equals("#");
    }

    private static boolean meet(String one, String other) {
        return one.equals("+") || other.equals("+") || one.equals(other);
    }

    private boolean sameLevel(int from, int to, String topic, int topicFrom, int topicTo) {
        if (to - from == 1 && value.charAt(from) == '+') {
            return true;
        }
        return to - from == topicTo - topicFrom && value.regionMatches(from, topic, topicFrom, to - from);
    }

    private static int levelEnd(String text, int from) {
        int slash = text.indexOf('/', from);
        return slash < 0 ? text.length() : slash;
    }

    @Override
    public String toString() {
        return value;
    }
}
