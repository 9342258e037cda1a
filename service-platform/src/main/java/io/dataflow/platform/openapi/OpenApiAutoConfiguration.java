package io.dataflow.platform.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.dataflow.platform.ServiceIdentity;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The title of the API description and the way to sign in to the API. */
@AutoConfiguration
public class OpenApiAutoConfiguration {

    private static final String BEARER = "bearer";

    @Bean
    OpenAPI openApi(ServiceIdentity service) {
        var scheme = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(BEARER)
                .bearerFormat("JWT")
                .description("The token that POST /admin/login answers with");
        return new OpenAPI()
                .info(new Info().title(service.title()).version("1"))
                .components(new Components().addSecuritySchemes(BEARER, scheme))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    /** The library that describes the types doesn't know how ours are written; it has to be told the naming once more. */
    @Bean
    ModelResolver modelNaming() {
        return new ModelResolver(Json.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }
}
