package io.dataflow.platform.assets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class AssetLinksTests {

    private final AssetLinks links = new AssetLinks(new AssetVersion("0123456789abcdef"));

    @Test
    void putsTheVersionIntoLinksToStaticFiles() {
        assertThat(links.versioned("/js/page.js", "")).isEqualTo("/assets/0123456789abcdef/js/page.js");
        assertThat(links.versioned("/panel/css/dataflow.css", "/panel"))
                .isEqualTo("/panel/assets/0123456789abcdef/css/dataflow.css");
    }

    @Test
    void leavesLinksToPagesAlone() {
        assertThat(links.versioned("/pipeline", "")).isEqualTo("/pipeline");
        assertThat(links.versioned("http://elsewhere/js/page.js", "")).isEqualTo("http://elsewhere/js/page.js");
    }

    @Test
    void namesTheSameVersionForTheSameFiles() {
        var files = new PathMatchingResourcePatternResolver();
        assertThat(AssetVersion.of(files)).isEqualTo(AssetVersion.of(files));
        assertThat(AssetVersion.of(files).path()).matches("/assets/[0-9a-f]{16}");
    }
}
