package io.dataflow.platform.panel;

import io.dataflow.platform.ServiceIdentity;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The frame around every page. */
@AutoConfiguration
@EnableConfigurationProperties(PanelSettings.class)
public class PanelAutoConfiguration {

    @Bean
    Panels panels(PanelSettings settings, ServiceIdentity service) {
        return new Panels(settings, Panel.of(service.name()));
    }

    @Bean
    PanelAttributes panelAttributes(Panels panels, ServiceIdentity service) {
        return new PanelAttributes(panels, service);
    }

    /** A panel without a page at its root leads to its start page from there. */
    @Bean
    WebMvcConfigurer startPage(ServiceIdentity service) {
        return new WebMvcConfigurer() {
            @Override
            public void addViewControllers(ViewControllerRegistry registry) {
                Panel.of(service.name())
                        .map(Panel::start)
                        .filter(start -> !start.equals("/"))
                        .ifPresent(start -> registry.addRedirectViewController("/", start));
            }
        };
    }
}
