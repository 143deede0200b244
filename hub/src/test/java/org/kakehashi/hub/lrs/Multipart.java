package org.kakehashi.hub.lrs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A multipart/mixed body to send, and one taken apart. */
final class Multipart {
    static final String BOUNDARY = "abcABC0123'()+_,-./:=?";
    static final String CONTENT_TYPE = "multipart/mixed; boundary=\"" + BOUNDARY + "\"";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** One part of an answer. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(Map<String, String> headers, byte[] data) {
        String text() {
            return new String(data, UTF_8);
        }
    }

    static Multipart of(String json) {
        return new Multipart().part("Content-Type: application/json", json.getBytes(UTF_8));
    }

    Multipart part(String headers, byte[] data) {
        body.writeBytes(("\r\n--" + BOUNDARY + "\r\n" + headers.replace("\n", "\r\n") + "\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(data);
        return this;
    }

    /** A part with the headers that an attachment needs. */
    Multipart data(String contentType, byte[] data) {
        return part(headers(contentType, sha2("SHA-256", data)), data);
    }

    static String headers(String contentType, String sha2) {
        return "Content-Type: " + contentType + "\nContent-Transfer-Encoding: binary\nX-Experience-API-Hash: " + sha2;
    }

    byte[] unfinished() {
        return body.toByteArray();
    }

    byte[] bytes() {
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return body.toByteArray();
    }

    HttpRequest.BodyPublisher publisher() {
        return HttpRequest.BodyPublishers.ofByteArray(bytes());
    }

    static String sha2(String algorithm, byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The property attachments with one, without fileUrl. */
    static String attachments(String... attachments) {
        return "\"attachments\":[" + String.join(",", attachments) + "]";
    }

    static String attachment(String contentType, byte[] data) {
        return attachment(contentType, data.length, sha2("SHA-256", data));
    }

    static String attachment(String contentType, long length, String sha2) {
        return "{\"usageType\":\"https://usage.example/work\",\"display\":{\"ja\":\"作品\"},\"contentType\":\""
                + contentType + "\",\"length\":" + length + ",\"sha2\":\"" + sha2 + "\"}";
    }

    /** The parts of an answer; bytes stand as Latin-1 while it is cut. */
    static List<Part> parts(String contentType, byte[] body) {
        String delimiter = "--" + contentType.substring(contentType.indexOf("boundary=") + "boundary=".length());
        String text = "\r\n" + new String(body, ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        int at = text.indexOf("\r\n" + delimiter + "\r\n");
        while (at >= 0) {
            int head = at + delimiter.length() + 4;
            int blank = text.indexOf("\r\n\r\n", head);
            int end = text.indexOf("\r\n" + delimiter, blank + 2);
            Map<String, String> headers = new LinkedHashMap<>();
            for (String line : text.substring(head, blank).lines().toList()) {
                headers.put(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip());
            }
            parts.add(new Part(headers, text.substring(blank + 4, end).getBytes(ISO_8859_1)));
            at = text.startsWith("\r\n" + delimiter + "--", end) ? -1 : end;
        }
        return parts;
    }
}
