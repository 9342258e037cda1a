package io.dataflow.platform.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PanelsTests {

    @Test
    void findsTheOtherPanelsOnTheHostThatTheBrowserTalksTo() {
        var panels = new Panels(new PanelSettings("", "", "", ""), Optional.of(Panel.BRIDGE));

        assertThat(panels.addresses("https", "plant.example"))
                .isEqualTo(new PanelAddresses(
                        "https://plant.example:8004", "https://plant.example:8003", "https://plant.example:8002", ""));
    }

    @Test
    void takesAPortAlone() {
        var panels = new Panels(new PanelSettings(":18001", "", "", ""), Optional.of(Panel.DASHBOARD));

        assertThat(panels.addresses("http", "[::1]").bridge()).isEqualTo("http://[::1]:18001");
    }

    @Test
    void takesAWholeAddress() {
        var panels = new Panels(new PanelSettings("https://bridge.example/", "", "", ""), Optional.empty());

        assertThat(panels.addresses("http", "x").bridge()).isEqualTo("https://bridge.example");
    }

    @Test
    void putsNoStrangeHostIntoALink() {
        var panels = new Panels(new PanelSettings("", "", "", ""), Optional.empty());

        assertThat(panels.addresses("http", "evil\"><script>").agent()).isEqualTo("http://localhost:8003");
    }
}
