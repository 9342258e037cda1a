package io.dataflow.bridge.source.http.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** NDJSON: a reading a line; empty lines are passed over. */
final class LineCutter implements Cutter {

    private final ByteFeed feed;
    private final Gathered gathered;
    private long line;

    LineCutter(InputStream in, Desk desk) {
        feed = new ByteFeed(in);
        gathered = new Gathered(desk);
    }

    @Override
    public Optional<Cut> next() throws IOException {
        if (line == 0) {
            feed.skipByteOrderMark();
        }
        boolean more;
        do {
            gathered.clear();
            more = gatherLine();
            gathered.trimBlanks();
        } while (more && gathered.isEmpty());
        return gathered.isEmpty() ? Optional.empty() : Optional.of(gathered.cut(line));
    }

    /** Whether the line has an end, so that there may be more. */
    private boolean gatherLine() throws IOException {
        line++;
        int next = feed.next();
        while (next != '\n' && next != ByteFeed.END) {
            gathered.add(next);
            next = feed.next();
        }
        return next == '\n';
    }

    @Override
    public void close() {
        gathered.close();
    }
}
