package org.kakehashi.hub.lrs.internal.statement;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the bytes for what a JSON parser lets through: broken UTF-8, raw control characters, and escapes of NUL or of
 * half a surrogate pair. Eight bytes at a time while they are plain ASCII without a backslash.
 */
final class Utf8Scan {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    /** The first fault: at which byte, against which rule. */
    record Fault(int at, Rule rule) {}

    private final byte[] bytes;
    private int at;

    private Utf8Scan(byte[] bytes) {
        this.bytes = bytes;
    }

    static @Nullable Fault firstFault(byte[] bytes) {
        return new Utf8Scan(bytes).scan();
    }

    private @Nullable Fault scan() {
        while (at < bytes.length) {
            skipPlain();
            if (at < bytes.length) {
                int start = at;
                Rule broken = one(bytes[at]);
                if (broken != null) {
                    return new Fault(start, broken);
                }
            }
        }
        return null;
    }

    private void skipPlain() {
        while (at + Long.BYTES <= bytes.length) {
            long word = (long) LONGS.get(bytes, at);
            long noBackslash = word ^ BACKSLASHES;
            long special = (word | ((noBackslash - ONES) & ~noBackslash) | ((word - SPACES) & ~word)) & HIGH_BITS;
            if (special != 0) {
                at += Long.numberOfTrailingZeros(special) >>> 3;
                return;
            }
            at += Long.BYTES;
        }
    }

    private @Nullable Rule one(byte first) {
        if (first < 0) {
            return multiByte(first & 0xff);
        }
        if (first == '\\') {
            return escape();
        }
        at++;
        return first < ' ' && first != '\n' && first != '\r' && first != '\t' ? Rule.CONTROL_CHARACTER : null;
    }

    private @Nullable Rule multiByte(int first) {
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) {
            return Rule.INVALID_UTF8;
        }
        int second = bytes[at + 1] & 0xff;
        int lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        if (second < lowest || second > highest) {
            return Rule.INVALID_UTF8;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return Rule.INVALID_UTF8;
            }
        }
        at += length;
        return null;
    }

    private @Nullable Rule escape() {
        if (at + 1 >= bytes.length || bytes[at + 1] != 'u') {
            at += 2;
            return null;
        }
        int unit = hex(at + 2);
        at += 6;
        if (unit == 0) {
            return Rule.NUL_CHARACTER;
        }
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            return null;
        }
        int low = at + 1 < bytes.length && bytes[at] == '\\' && bytes[at + 1] == 'u' ? hex(at + 2) : -1;
        at += 6;
        return unit <= Character.MAX_HIGH_SURROGATE
                        && low >= Character.MIN_LOW_SURROGATE
                        && low <= Character.MAX_LOW_SURROGATE
                ? null
                : Rule.LONE_SURROGATE;
    }

    /** Four hexadecimal digits, or -1, which the JSON parser will refuse. */
    private int hex(int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < bytes.length ? Character.digit(bytes[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = (value << 4) | digit;
        }
        return value;
    }
}
