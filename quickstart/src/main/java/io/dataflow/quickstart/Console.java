package io.dataflow.quickstart;

import java.io.PrintWriter;
import java.util.Locale;

/** Where a person reads what happens. Any thread may speak; lines don't mix. */
public final class Console {

    private final PrintWriter out;

    public Console(PrintWriter out) {
        this.out = out;
    }

    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    public void say(String format, Object... values) {
        say(String.format(Locale.ROOT, format, values));
    }
}
