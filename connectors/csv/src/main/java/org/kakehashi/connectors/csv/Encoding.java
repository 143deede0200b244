package org.kakehashi.connectors.csv;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which encoding a file has. */
public final class Encoding {

    /**
     * To find it out: by its byte order mark; ISO-2022-JP where an escape sequence of it stands in the file; UTF-8 where the
     * whole file reads as that; else Windows-31J.
     */
    public static final String AUTO = "auto";

    /** The words of a mapping. */
    public static final List<String> NAMES = List.of(AUTO, "UTF-8", "Windows-31J", "UTF-16", "ISO-2022-JP");

    private static final Charset WINDOWS = Charset.forName("windows-31j");

    /** With the signs that Windows adds, such as ①. */
    private static final Charset JIS = Charset.forName("x-windows-iso2022jp");

    private static final int ESCAPE = 0x1B;

    private Encoding() {}

    /** The encoding that a mapping means for a file. Reads the file once where it has to find out. */
    public static Charset of(String name, Path file) throws IOException, InterruptedException {
        return switch (name) {
            case "UTF-8" -> UTF_8;
            case "Windows-31J" -> WINDOWS;
            case "UTF-16" -> UTF_16;
            case "ISO-2022-JP" -> JIS;
            default -> found(file);
        };
    }

    private static Charset found(Path file) throws IOException, InterruptedException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] mark = in.readNBytes(2);
            if (mark.length == 2 && (mark[0] ^ mark[1]) == 1 && (mark[0] & mark[1] & 0xFF) == 0xFE) {
                return UTF_16;
            }
        }
        return utf8OrJapanese(file);
    }

    private static Charset utf8OrJapanese(Path file) throws IOException, InterruptedException {
        CharsetDecoder decoder = UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
        CharBuffer chars = CharBuffer.allocate(64 * 1024);
        try (InputStream in = Files.newInputStream(file)) {
            for (boolean ended = false; !ended; bytes.compact()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("looking for the encoding was stopped");
                }
                int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ended = count < 0;
                bytes.position(bytes.position() + Math.max(count, 0)).flip();
                CoderResult result = decoder.decode(bytes, chars.clear(), ended);
                if (result.isError()) {
                    return WINDOWS;
                }
                if (escapes(chars.flip())) {
                    return JIS;
                }
            }
        }
        return UTF_8;
    }

    /** Whether ESC $ or ESC ( stands there, by which ISO-2022-JP begins and ends Japanese text. */
    private static boolean escapes(CharBuffer chars) {
        for (int i = 0; i + 1 < chars.limit(); i++) {
            if (chars.get(i) == ESCAPE && (chars.get(i + 1) == '$' || chars.get(i + 1) == '(')) {
                return true;
            }
        }
        return false;
    }
}
