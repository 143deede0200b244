package org.kakehashi.connectors.schoolaffairscsv;

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
final class Encoding {

    /** To find it out: UTF-8 where the whole file reads as that, else Windows-31J. */
    static final String AUTO = "auto";

    /** The words of a mapping. */
    static final List<String> NAMES = List.of(AUTO, "UTF-8", "Windows-31J");

    private static final Charset WINDOWS = Charset.forName("windows-31j");

    private Encoding() {}

    /** The encoding that a mapping means for a file. Reads the file once where it has to find out. */
    static Charset of(String name, Path file) throws IOException, InterruptedException {
        return switch (name) {
            case "UTF-8" -> UTF_8;
            case "Windows-31J" -> WINDOWS;
            default -> isUtf8(file) ? UTF_8 : WINDOWS;
        };
    }

    private static boolean isUtf8(Path file) throws IOException, InterruptedException {
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
                    return false;
                }
            }
        }
        return true;
    }
}
