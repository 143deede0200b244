package org.kakehashi.conformance.xapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A body of multipart/mixed: Statements first, then the data of their attachments (part 3, 1.5.2). */
public final class Multipart {
    private static final String BOUNDARY = "abcABC0123_kit";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /**
     * A part of an answer.
     *
     * @param headers by name in lower case
     * @param content its bytes, each as a character of ISO 8859-1
     */
    public record Part(Map<String, String> headers, String content) {
        /** The content as it was sent. */
        public byte[] bytes() {
            return content.getBytes(ISO_8859_1);
        }
    }

    /** Statements as the first part. */
    public static Multipart of(String statements) {
        return new Multipart().part(statements.getBytes(UTF_8), "Content-Type: application/json");
    }

    /** The data of an attachment, with the headers that it needs. */
    public Multipart attachment(byte[] data, String contentType) {
        return part(
                data,
                "Content-Type: " + contentType,
                "Content-Transfer-Encoding: binary",
                "X-Experience-API-Hash: " + sha2(data));
    }

    /** A part with these headers. */
    public Multipart part(byte[] content, String... headers) {
        body.writeBytes(("--" + BOUNDARY + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(UTF_8));
        return this;
    }

    /** Text without a boundary before it. */
    public Multipart raw(String text) {
        body.writeBytes(text.getBytes(UTF_8));
        return this;
    }

    /** The finished body. */
    public byte[] bytes() {
        return (body.toString(ISO_8859_1) + "--" + BOUNDARY + "--\r\n").getBytes(ISO_8859_1);
    }

    /** The Content-Type that goes with it. */
    public static String type() {
        return "multipart/mixed; boundary=\"" + BOUNDARY + "\"";
    }

    /** The parts of an answer. */
    public static List<Part> parts(Answer answer) {
        String type = answer.need("Content-Type");
        CheckFailed.unless(type.toLowerCase(Locale.ROOT).startsWith("multipart/mixed"), "Content-Type is " + type);
        String boundary = type.replaceFirst("(?is).*boundary=\"?([^\";]+)\"?.*", "$1");
        String[] pieces = ("\r\n" + new String(answer.bytes(), ISO_8859_1))
                .split("\r\n--" + java.util.regex.Pattern.quote(boundary), -1);
        List<Part> parts = new ArrayList<>();
        for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
            parts.add(part(pieces[i]));
        }
        CheckFailed.unless(!parts.isEmpty(), "the answer has no parts");
        return parts;
    }

    private static Part part(String piece) {
        int end = piece.indexOf("\r\n\r\n");
        CheckFailed.unless(end >= 0, "a part has no end of its headers");
        Map<String, String> headers = new LinkedHashMap<>();
        piece.substring(0, end).lines().filter(line -> line.contains(":")).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT).strip(),
                    line.substring(colon + 1).strip());
        });
        return new Part(headers, piece.substring(end + 4));
    }

    /** SHA-256 in hexadecimal. */
    public static String sha2(byte[] data) {
        return hash("SHA-256", data);
    }

    /** A hash in hexadecimal. */
    public static String hash(String algorithm, byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
