package io.dataflow.platform.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A JDBC URL with the parameters that every service relies on; what the URL already says is left as it is. */
record DatabaseUrl(String value) {

    private static final Map<String, String> NEEDED = needed();

    private static Map<String, String> needed() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("useInformationSchema", "false");
        parameters.put("rewriteBatchedStatements", "true");
        parameters.put("connectionTimeZone", "UTC");
        parameters.put("forceConnectionTimeZoneToSession", "true");
        parameters.put("connectTimeout", "5000");
        parameters.put("socketTimeout", "60000");
        return parameters;
    }

    static DatabaseUrl completing(String url) {
        String missing = NEEDED.entrySet().stream()
                .filter(parameter -> !mentions(url, parameter.getKey()))
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        return new DatabaseUrl(missing.isEmpty() ? url : url + separator(url) + missing);
    }

    private static boolean mentions(String url, String parameter) {
        return url.contains("?" + parameter + "=") || url.contains("&" + parameter + "=");
    }

    private static String separator(String url) {
        if (url.indexOf('?') < 0) {
            return "?";
        }
        return url.endsWith("?") || url.endsWith("&") ? "" : "&";
    }
}
