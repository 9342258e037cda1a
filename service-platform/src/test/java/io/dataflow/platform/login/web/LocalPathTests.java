package io.dataflow.platform.login.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTests {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/models", "/explore?device=a&from=2026-01-01T00:00:00Z", "/a//b"})
    void goesBackToAPathOfThisServer(String asked) {
        assertThat(LocalPath.orStart(asked).value()).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "models",
                "//evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "/a\r\nSet-Cookie: x=y",
                "https://evil.example/",
                "javascript:alert(1)",
                "\\\\evil.example"
            })
    void goesToTheStartPageInsteadOfAnywhereElse(String asked) {
        assertThat(LocalPath.orStart(asked)).isEqualTo(LocalPath.START);
    }
}
