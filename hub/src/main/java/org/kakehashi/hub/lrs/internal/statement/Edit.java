package org.kakehashi.hub.lrs.internal.statement;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place where a statement is served otherwise than it was received. The received bytes are kept as they are; edits are
 * found while parsing and carried out on each reading.
 *
 * @param kind what is done
 * @param start first byte of the value, from the statement's first byte
 * @param end behind its last byte
 */
public record Edit(Kind kind, int start, int end) {
    /** What is done to a value, with its number in the database. */
    public enum Kind {
        /** A {@code stored} that came in gives way to the store's own (2.4.8). */
        STORED(0),
        /** An {@code authority} that came in gives way to the store's own (2.4.9). */
        AUTHORITY(1),
        /** A timestamp with another offset is told in UTC (4.5). */
        UTC(2),
        /** A single context activity is told as an array (2.4.6.2). */
        ARRAY(3);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        private static Kind of(int number) {
            for (Kind kind : values()) {
                if (kind.number == number) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No edit has the number " + number);
        }
    }

    private static final int SEVEN_BITS = 0x7f;

    /** For storing: null for none, else kind, distance from the edit before and length of each. */
    public static byte @Nullable [] encode(List<Edit> edits) {
        if (edits.isEmpty()) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int before = 0;
        for (Edit edit : edits) {
            out.write(edit.kind.number);
            number(out, edit.start - before);
            number(out, edit.end - edit.start);
            before = edit.end;
        }
        return out.toByteArray();
    }

    /** What {@link #encode} made. */
    public static List<Edit> decode(byte @Nullable [] encoded) {
        List<Edit> edits = new ArrayList<>();
        int at = 0;
        int before = 0;
        while (encoded != null && at < encoded.length) {
            Kind kind = Kind.of(encoded[at++]);
            int[] pair = new int[2];
            for (int i = 0; i < pair.length; i++) {
                int shift = 0;
                byte next;
                do {
                    next = encoded[at++];
                    pair[i] |= (next & SEVEN_BITS) << shift;
                    shift += 7;
                } while (next < 0);
            }
            Edit edit = new Edit(kind, before + pair[0], before + pair[0] + pair[1]);
            edits.add(edit);
            before = edit.end;
        }
        return edits;
    }

    private static void number(ByteArrayOutputStream out, int value) {
        int rest = value;
        for (; rest > SEVEN_BITS; rest >>>= 7) {
            out.write(rest | 0x80);
        }
        out.write(rest);
    }
}
