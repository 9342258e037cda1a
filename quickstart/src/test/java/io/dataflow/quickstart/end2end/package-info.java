/** The fleet from the outside: started from the built jars, fed over MQTT, looked at through its APIs and in a real browser. */
@NullMarked
package io.dataflow.quickstart.end2end;

import org.jspecify.annotations.NullMarked;
