package io.dataflow.platform.assets;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

/** Serves the static files below their version; the same files without it stay reachable and are asked for again each time. */
@AutoConfiguration
public class AssetsAutoConfiguration {

    @Bean
    AssetVersion assetVersion(ResourcePatternResolver files) {
        return AssetVersion.of(files);
    }

    @Bean
    FilterRegistrationBean<AssetLinks> assetLinks(AssetVersion version) {
        FilterRegistrationBean<AssetLinks> registration = new FilterRegistrationBean<>(new AssetLinks(version));
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    WebMvcConfigurer versionedAssets(AssetVersion version) {
        CacheControl forever =
                CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler(version.path() + "/webjars/**")
                        .addResourceLocations("classpath:/META-INF/resources/webjars/")
                        .setCacheControl(forever)
                        .resourceChain(true)
                        .addResolver(new LiteWebJarsResourceResolver());
                registry.addResourceHandler(version.path() + "/**")
                        .addResourceLocations("classpath:/static/")
                        .setCacheControl(forever);
            }
        };
    }
}
