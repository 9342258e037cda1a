package io.dataflow.platform.assets;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Writes the version into links to static files: {@code @{/js/page.js}} in a template becomes {@code /assets/…/js/page.js}. */
final class AssetLinks extends OncePerRequestFilter {

    private static final List<String> KINDS = List.of("/css/", "/js/", "/img/", "/webjars/");

    private final AssetVersion version;

    AssetLinks(AssetVersion version) {
        this.version = version;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public String encodeURL(String url) {
                return super.encodeURL(versioned(url, request.getContextPath()));
            }
        });
    }

    String versioned(String url, String contextPath) {
        if (!url.startsWith(contextPath)) {
            return url;
        }
        String path = url.substring(contextPath.length());
        return KINDS.stream().anyMatch(path::startsWith) ? contextPath + version.path() + path : url;
    }
}
