package io.dataflow.platform.problem;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceTests {

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Broken())
            .setControllerAdvice(new ProblemAdvice())
            .build();

    @Test
    void answersNobodyWhoHasGoneAwayAndBlamesNoFaultOfOurs() throws Exception {
        mvc.perform(get("/gone")).andExpect(status().isOk()).andExpect(content().string(""));
    }

    @Test
    void answersWhatNobodyThoughtOf() throws Exception {
        mvc.perform(get("/failed")).andExpect(status().isInternalServerError());
    }

    /** A controller whose answers don't get through. */
    @RestController
    static class Broken {

        @GetMapping("/gone")
        String gone() throws IOException {
            throw new ClientAbortException(new IOException("Broken pipe"));
        }

        @GetMapping("/failed")
        String failed() throws IOException {
            throw new IOException("The disk is full");
        }
    }
}
