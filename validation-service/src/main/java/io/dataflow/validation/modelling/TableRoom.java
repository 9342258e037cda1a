package io.dataflow.validation.modelling;

import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelTables;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes a model's table ready, and says in words why that fails. */
@Component
class TableRoom {

    private static final Duration LATER = Duration.ofSeconds(5);

    private final ModelTables tables;

    TableRoom(ModelTables tables) {
        this.tables = tables;
    }

    /** Never called in a transaction. */
    void make(DataModel model) {
        try {
            tables.prepare(model);
        } catch (TransientDataAccessException | DataAccessResourceFailureException e) {
            throw Problem.unavailable(
                    "Not activated",
                    "The database could not make table " + model.table()
                            + " ready now; nothing was changed. Try again.",
                    LATER);
        } catch (DataAccessException e) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Not activated",
                    "The database refuses the columns of table " + model.table() + ": "
                            + e.getMostSpecificCause().getMessage()
                            + ". Make fewer fields, or texts shorter (max_length), and activate it again.");
        }
    }
}
