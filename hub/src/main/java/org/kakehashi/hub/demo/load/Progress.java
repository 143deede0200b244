package org.kakehashi.hub.demo.load;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Tells the person who started the hub how the demo is coming along, on the console, Japanese first. */
public final class Progress {
    private final PrintStream out;
    private final Instant start = Instant.now();

    /** @param out where to; closed by nobody */
    public Progress(PrintStream out) {
        this.out = out;
    }

    /** A step that is done or going on. */
    public void step(String ja, String en) {
        out.printf("[demo] %5.1f s  %s / %s%n", sinceStart().toMillis() / 1000.0, ja, en);
    }

    /** What went wrong and what can be done. */
    public void failure(String ja, String en, String detail) {
        out.printf("[demo] ✗ %s%n[demo] ✗ %s%n[demo]   %s%n", ja, en, detail);
    }

    /** Lines in a frame. */
    public void frame(Iterable<String> lines) {
        var text = new StringBuilder("\n").append("┌").append("─".repeat(78)).append('\n');
        lines.forEach(line -> text.append("│ ").append(line).append('\n'));
        out.println(text.append("└").append("─".repeat(78)));
    }

    Duration sinceStart() {
        return Duration.between(start, Instant.now());
    }
}
