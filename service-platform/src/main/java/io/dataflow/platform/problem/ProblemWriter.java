package io.dataflow.platform.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem where no controller is involved, such as in a security filter. */
public final class ProblemWriter {

    private final JsonMapper json;
    private final ProblemTranslation translation = new ProblemTranslation();

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    public void write(Problem problem, HttpServletResponse response) throws IOException {
        writeAny(problem, response);
    }

    public void writeFailure(Exception failure, HttpServletResponse response) throws IOException {
        writeAny(translation.translate(failure), response);
    }

    private void writeAny(ErrorResponse problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.getStatusCode().value());
        problem.getHeaders().forEach((String name, List<String> values) -> response.setHeader(name, values.getFirst()));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem.getBody()));
    }
}
