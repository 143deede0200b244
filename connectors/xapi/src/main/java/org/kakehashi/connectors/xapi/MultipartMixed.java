package org.kakehashi.connectors.xapi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kakehashi.connectors.spi.statements.AttachmentPart;

/** {@code multipart/mixed} as xAPI uses it (1.0.3 part 3, 1.5.2; RFC 2046, 5.1): statements first, then attachments' data. */
final class MultipartMixed {
    static final String HASH = "X-Experience-API-Hash";

    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

    private MultipartMixed() {}

    /** A part: its headers by lower-case name, and where its data stands. */
    record Part(Map<String, String> headers, int start, int end) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    static boolean isMixed(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/mixed");
    }

    /** The parts of a body, in their order. */
    static List<Part> parts(String contentType, byte[] body) throws StatementResult.Malformed {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            throw new StatementResult.Malformed("multipart/mixed without a boundary");
        }
        String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        byte[] mark = ("--" + name).getBytes(US_ASCII);
        List<Part> parts = new ArrayList<>();
        int at = find(body, mark, 0);
        while (at >= 0 && !endsHere(body, at + mark.length)) {
            int next = delimiter(body, mark, at + mark.length);
            if (next < 0) {
                throw new StatementResult.Malformed("multipart/mixed without its last boundary");
            }
            parts.add(part(body, lineEnd(body, at + mark.length), next - 2));
            at = next;
        }
        if (parts.isEmpty()) {
            throw new StatementResult.Malformed("multipart/mixed without parts");
        }
        return parts;
    }

    /** The next boundary that begins a line. */
    private static int delimiter(byte[] body, byte[] mark, int from) {
        int at = find(body, mark, from);
        while (at >= 0 && !(at >= 2 && body[at - 2] == '\r' && body[at - 1] == '\n')) {
            at = find(body, mark, at + 1);
        }
        return at;
    }

    private static Part part(byte[] body, int from, int end) throws StatementResult.Malformed {
        // A part without headers begins with the blank line itself.
        int blank = find(body, BLANK_LINE, from - 2);
        if (blank < 0 || blank + BLANK_LINE.length > end + 2) {
            throw new StatementResult.Malformed("a part without a blank line behind its headers");
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line : new String(body, from, Math.max(0, blank - from), UTF_8).split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        int start = blank + BLANK_LINE.length;
        return new Part(headers, start, Math.max(start, end));
    }

    private static boolean endsHere(byte[] body, int at) {
        return at + 1 < body.length && body[at] == '-' && body[at + 1] == '-';
    }

    private static int lineEnd(byte[] body, int from) throws StatementResult.Malformed {
        for (int at = from; at + 1 < body.length; at++) {
            if (body[at] == '\r' && body[at + 1] == '\n') {
                return at + 2;
            }
        }
        throw new StatementResult.Malformed("a boundary without an end of line");
    }

    private static int find(byte[] body, byte[] what, int from) {
        for (int at = Math.max(0, from); at <= body.length - what.length; at++) {
            if (body[at] == what[0] && Arrays.equals(body, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }

    /** A body to send, and its Content-Type. */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a body, never compared
    record Written(String contentType, byte[] body) {}

    /** Writes a statement and its attachments' data. */
    static Written write(byte[] statement, List<AttachmentPart> attachments) {
        String boundary = "kakehashi-" + UUID.randomUUID();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text(out, "--" + boundary + "\r\nContent-Type: application/json\r\n\r\n");
        out.writeBytes(statement);
        for (AttachmentPart part : attachments) {
            text(out, "\r\n--" + boundary + "\r\nContent-Type: " + part.contentType());
            text(out, "\r\nContent-Transfer-Encoding: binary\r\n" + HASH + ": " + part.sha2() + "\r\n\r\n");
            out.writeBytes(part.data());
        }
        text(out, "\r\n--" + boundary + "--\r\n");
        return new Written("multipart/mixed; boundary=" + boundary, out.toByteArray());
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(UTF_8));
    }
}
