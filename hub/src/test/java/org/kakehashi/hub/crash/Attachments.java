package org.kakehashi.hub.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.kakehashi.hub.testing.HubProcess;

/** Attachments of any size, made while they are sent and hashed while they are read. */
final class Attachments {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String BLANK_LINE = "\r\n\r\n";

    private Attachments() {}

    /** Bytes that look random, the same for the same seed. */
    static InputStream data(long seed, long length) {
        return new InputStream() {
            private long state = seed * 2 + 1;
            private long left = length;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int wanted) {
                if (left == 0) {
                    return -1;
                }
                int count = (int) Math.min(wanted, left);
                for (int i = 0; i < count; i++) {
                    state = state * 6364136223846793005L + 1442695040888963407L;
                    buffer[offset + i] = (byte) (state >>> 56);
                }
                left -= count;
                return count;
            }
        };
    }

    static String sha2(InputStream data) throws IOException {
        try (DigestInputStream hashed = new DigestInputStream(data, MessageDigest.getInstance("SHA-256"))) {
            hashed.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Stores a statement with data; the answer's status. */
    static int send(HubProcess hub, UUID id, String sha2, long length, Supplier<InputStream> data)
            throws IOException, InterruptedException {
        return answer(hub, id, sha2, length, data).statusCode();
    }

    /** Stores a statement with data. */
    static HttpResponse<String> answer(HubProcess hub, UUID id, String sha2, long length, Supplier<InputStream> data)
            throws IOException, InterruptedException {
        String head = """
                --b
                Content-Type: application/json

                {"id":"%s","actor":{"account":{"homePage":"https://school.example","name":"p1"}},\
                "verb":{"id":"https://verbs.example/made"},"object":{"id":"https://drill.example/q1"},"attachments":[\
                {"usageType":"https://usage.example/work","display":{"ja":"作品"},"contentType":"video/mp4",\
                "length":%d,"sha2":"%s"}]}
                --b
                Content-Type: video/mp4
                Content-Transfer-Encoding: binary
                X-Experience-API-Hash: %s

                """.formatted(id, length, sha2, sha2).replace("\n", "\r\n");
        HttpRequest.BodyPublisher body =
                HttpRequest.BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(List.of(
                        new ByteArrayInputStream(head.getBytes(UTF_8)),
                        data.get(),
                        new ByteArrayInputStream("\r\n--b--\r\n".getBytes(UTF_8))))));
        return hub.send(hub.request("/xapi/statements")
                .timeout(PATIENCE)
                .header("Content-Type", "multipart/mixed; boundary=b")
                .POST(body));
    }

    /** The hash of the data that a statement's answer brings, which is its last part; empty where there is no such statement. */
    static String received(HubProcess hub, UUID id, long length) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = hub.send(
                hub.request("/xapi/statements?attachments=true&statementId=" + id)
                        .timeout(PATIENCE),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() == 404) {
                return "";
            }
            skipBehind(body, BLANK_LINE);
            skipBehind(body, BLANK_LINE);
            return sha2(new Limited(body, length));
        }
    }

    private static void skipBehind(InputStream body, String wanted) throws IOException {
        StringBuilder last = new StringBuilder();
        while (!last.toString().equals(wanted)) {
            int next = body.read();
            if (next < 0) {
                throw new IOException("The answer ends where a part should begin");
            }
            last.append((char) next);
            if (last.length() > wanted.length()) {
                last.deleteCharAt(0);
            }
        }
    }

    /** The first bytes of another stream. */
    private static final class Limited extends InputStream {
        private final InputStream in;
        private long left;

        Limited(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? in.read() : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = left == 0 ? -1 : in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(got, 0);
            return got;
        }
    }
}
