package org.kakehashi.connectors.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Decodes bytes, and stops at the first that the encoding does not know, or when one row takes more characters than
 * allowed; everything before that place is delivered first. Drops a byte order mark, and takes NUL for a wrong encoding
 * (UTF-16 looks like that, and PostgreSQL stores none).
 */
final class StrictReader extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final HexFormat HEX =
            HexFormat.ofDelimiter(" ").withPrefix("0x").withUpperCase();

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final int rowLimit;
    private final ByteBuffer bytes = ByteBuffer.allocate(16 * 1024).flip();
    private final CharBuffer chars = CharBuffer.allocate(8 * 1024).flip();
    private boolean ended;
    private boolean begun;
    private @Nullable String undecodable;
    private long lines = 1;
    private boolean lastWasReturn;
    private int sinceRowStart;

    /** Thrown at the place where the bytes stop making sense. */
    static final class Undecodable extends IOException {
        final long line;
        final String bytes;

        Undecodable(long line, String bytes) {
            super("line " + line + ": " + bytes);
            this.line = line;
            this.bytes = bytes;
        }
    }

    /** Thrown when a row passes its limit. */
    static final class RowTooLong extends IOException {}

    StrictReader(InputStream in, Charset charset, int rowLimit) {
        this.in = in;
        this.decoder = charset.newDecoder();
        this.rowLimit = rowLimit;
    }

    /** Says that a row begins about here; what was read ahead does not count against it. */
    void startRow() {
        sinceRowStart = 0;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (sinceRowStart > rowLimit) {
            throw new RowTooLong();
        }
        while (!chars.hasRemaining()) {
            if (undecodable != null) {
                throw new Undecodable(lines, undecodable);
            }
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(buffer, offset, count);
        countLines(buffer, offset, count);
        sinceRowStart += count;
        return count;
    }

    private void decode() throws IOException {
        if (!ended && bytes.remaining() < 8) {
            fill();
        }
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, ended);
        chars.flip();
        if (result.isError()) {
            byte[] wrong = new byte[result.length()];
            bytes.get(wrong);
            undecodable = HEX.formatHex(wrong);
        }
        dropByteOrderMark();
        stopAtNul();
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
    }

    private void dropByteOrderMark() {
        if (!begun && chars.hasRemaining()) {
            begun = true;
            chars.position(chars.get(0) == BYTE_ORDER_MARK ? 1 : 0);
        }
    }

    private void stopAtNul() {
        for (int i = chars.position(); i < chars.limit(); i++) {
            if (chars.get(i) == 0) {
                chars.limit(i);
                undecodable = "0x00";
            }
        }
    }

    private void countLines(char[] buffer, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            char c = buffer[i];
            if (c == '\r' || (c == '\n' && !lastWasReturn)) {
                lines++;
            }
            lastWasReturn = c == '\r';
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
