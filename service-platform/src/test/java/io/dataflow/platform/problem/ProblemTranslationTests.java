package io.dataflow.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.platform.call.ServiceUnavailable;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MultipartException;

class ProblemTranslationTests {

    private final ProblemTranslation translation = new ProblemTranslation();

    @Test
    void asksToTryAgainWhenTheDatabaseIsAway() {
        assertUnavailable(translation.translate(new DataAccessResourceFailureException("jdbc:mysql://secret-host")));
        assertUnavailable(translation.translate(
                new IllegalStateException("wrapped", new SQLNonTransientConnectionException("secret-host"))));
        assertUnavailable(translation.translate(new RecoverableDataAccessException("lost in the middle of a query")));
        assertUnavailable(translation.translate(
                new IllegalStateException("wrapped", new SQLRecoverableException("lost in the middle of a query"))));
    }

    @Test
    void asksToTryAgainWhenAnotherServiceIsAway() {
        var answer = translation.translate(new ServiceUnavailable("Validation service", "timeout", null));

        assertUnavailable(answer);
        assertThat(answer.getBody().getTitle()).isEqualTo("Validation service does not answer");
    }

    @Test
    void givesAReferenceInsteadOfTheMessageOfABug() {
        var answer = translation.translate(new IllegalStateException("the secret word is xyzzy"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(answer.getBody().getProperties()).containsKey("reference");
        assertThat(answer.getBody().toString()).doesNotContain("xyzzy");
    }

    @Test
    void blamesTheSenderForAFormThatCannotBeRead() {
        var answer = translation.translate(new MultipartException("Failed to parse multipart servlet request"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().getDetail()).contains("content type");
    }

    @Test
    void blamesTheSenderForControlCharactersInAForm() {
        var answer =
                translation.translate(new RequestRejectedException("The parameter name \"\u0001\" is not allowed."));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().getDetail()).contains("control character");
    }

    @Test
    void namesFieldsAsTheyStandInJson() {
        assertThat(Violations.pointer("nodes[0].baseUrl")).isEqualTo("/nodes/0/base_url");
        assertThat(Violations.pointer("size")).isEqualTo("/size");
        assertThat(Violations.pointer("")).isEmpty();
    }

    private static void assertUnavailable(ErrorResponse answer) {
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
        assertThat(answer.getBody().toString()).doesNotContain("secret-host");
    }
}
