package io.dataflow.broker;

/**
 * An MQTT topic filter: levels parted by {@code /}, where {@code +} stands for any one level and {@code #}, at the end, for any
 * number of them.
 *
 * @param text the filter as it is written
 */
record TopicFilter(String text) {

    public TopicFilter {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("Not an MQTT topic filter: '" + text + "'");
        }
    }

    /** Whether a topic falls under it. As everywhere in MQTT, a leading wildcard doesn't match a topic that begins with $. */
    public boolean matches(String topic) {
        if (topic.startsWith("$") && !text.startsWith("$")) {
            return false;
        }
        String[] filterLevels = text.split("/", -1);
        String[] topicLevels = topic.split("/", -1);
        for (int i = 0; i < filterLevels.length; i++) {
            if (filterLevels[i].equals("#")) {
                return true;
            }
            if (i >= topicLevels.length || !(filterLevels[i].equals("+") || filterLevels[i].equals(topicLevels[i]))) {
                return false;
            }
        }
        return filterLevels.length == topicLevels.length;
    }

    private static boolean isWellFormed(String text) {
        String[] levels = text.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            boolean wildcard = levels[i].contains("#") || levels[i].contains("+");
            boolean allowed = levels[i].equals("+") || levels[i].equals("#") && i == levels.length - 1;
            if (wildcard && !allowed) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
