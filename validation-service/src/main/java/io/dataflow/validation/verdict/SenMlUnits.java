package io.dataflow.validation.verdict;

import java.util.Map;

/** The units of SenML (RFC 8428, 12.1) that people write in another way. */
final class SenMlUnits {

    private static final Map<String, String> AS_PEOPLE_WRITE_IT = Map.ofEntries(
            Map.entry("Cel", "°C"),
            Map.entry("%RH", "%"),
            Map.entry("%EL", "%"),
            Map.entry("m2", "m²"),
            Map.entry("m3", "m³"),
            Map.entry("m/s2", "m/s²"),
            Map.entry("m3/s", "m³/s"),
            Map.entry("W/m2", "W/m²"),
            Map.entry("cd/m2", "cd/m²"),
            Map.entry("kg/m3", "kg/m³"),
            Map.entry("Ohm", "Ω"),
            Map.entry("lon", "°"),
            Map.entry("lat", "°"),
            Map.entry("deg", "°"));

    private SenMlUnits() {}

    /** Whether a unit of SenML is what a model calls so. */
    static boolean same(String senMl, String unit) {
        return senMl.equals(unit) || unit.equals(AS_PEOPLE_WRITE_IT.get(senMl));
    }

    /** A unit of SenML as people write it. */
    static String asPeopleWrite(String senMl) {
        return AS_PEOPLE_WRITE_IT.getOrDefault(senMl, senMl);
    }
}
