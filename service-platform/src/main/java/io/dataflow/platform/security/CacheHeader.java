package io.dataflow.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;

/** Says how long an answer may be kept: files with a version say so themselves, other files until asked again, the rest not at all. */
final class CacheHeader implements HeaderWriter {

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, Paths.STATIC.matches(request) ? "no-cache" : "no-store");
        }
    }
}
