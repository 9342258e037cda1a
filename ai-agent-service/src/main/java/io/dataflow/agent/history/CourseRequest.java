package io.dataflow.agent.history;

import java.util.List;

/**
 * Which courses to ask for at once.
 *
 * @param devices 1 to {@link #MOST_DEVICES}
 */
record CourseRequest(String model, String metric, List<String> devices) {

    static final int MOST_DEVICES = 20;

    CourseRequest {
        devices = List.copyOf(devices);
    }
}
