package io.dataflow.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** Tells the browser to load nothing from elsewhere and to run nothing that stands inside a page. */
final class ContentPolicy implements HeaderWriter {

    private static final String STRICT =
            "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'self'; "
                    + "form-action 'self'; img-src 'self' data:";

    /** The API browser brings styles inside its pages. */
    private static final String FOR_API_BROWSER = STRICT + "; style-src 'self' 'unsafe-inline'";

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        boolean apiBrowser = Paths.API_BROWSER.matches(request);
        response.setHeader("Content-Security-Policy", apiBrowser ? FOR_API_BROWSER : STRICT);
    }
}
