package org.kakehashi.conformance.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive HTTP/1.1 connection, as lean as can be: on a machine shared with hub and database the client's cost counts too.
 * Every answer but a 200 is an error, with the answer in its message.
 */
final class Connection implements AutoCloseable {
    private static final String LENGTH = "content-length:";
    private static final Pattern NEXT =
            Pattern.compile("link: <https?://[^/]+(/[^>]*)>; *rel=\"?next\"?", Pattern.CASE_INSENSITIVE);

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String headers;
    private String next = "";

    /**
     * @param port of the hub on loopback
     * @param headers sent with each request, each line ended by CRLF
     */
    Connection(int port, String headers) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        this.out = socket.getOutputStream();
        this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        this.headers = "Host: localhost\r\n" + headers;
    }

    /** Sends JSON and reads the answer to its end. */
    void post(String path, byte[] json) throws IOException {
        byte[] head = ("POST " + path + " HTTP/1.1\r\n" + headers + "Content-Type: application/json\r\nContent-Length: "
                        + json.length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        byte[] all = new byte[head.length + json.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(json, 0, all, head.length, json.length);
        out.write(all);
        readAnswer(null);
    }

    /** Sends a form and gives the answer. */
    String form(String path, String fields) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        out.write(("POST " + path + " HTTP/1.1\r\n" + headers
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + fields.length()
                        + "\r\n\r\n"
                        + fields)
                .getBytes(ISO_8859_1));
        readAnswer(kept);
        return kept.toString(UTF_8);
    }

    /** Asks and reads the answer to its end. */
    void get(String path) throws IOException {
        ask(path);
        readAnswer(null);
    }

    /** Asks and gives the answer. */
    String text(String path) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        ask(path);
        readAnswer(kept);
        return kept.toString(UTF_8);
    }

    /** Path of the next page, by the last answer's Link header; empty: there is none. */
    String next() {
        return next;
    }

    private void ask(String path) throws IOException {
        out.write(("GET " + path + " HTTP/1.1\r\n" + headers + "\r\n").getBytes(ISO_8859_1));
    }

    private void readAnswer(@Nullable ByteArrayOutputStream keep) throws IOException {
        String status = line();
        long length = 0;
        boolean chunked = false;
        next = "";
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Long.parseLong(line.substring(LENGTH.length()).strip());
            }
            Matcher link = NEXT.matcher(line);
            if (link.matches()) {
                next = link.group(1);
            }
            chunked |= line.equalsIgnoreCase("transfer-encoding: chunked");
        }
        boolean good = status.startsWith("200", 9);
        ByteArrayOutputStream kept = good || keep != null ? keep : new ByteArrayOutputStream();
        if (chunked) {
            readChunks(kept);
        } else {
            read(length, kept);
        }
        if (!good) {
            throw new IOException("the hub answered " + status + ": " + (kept == null ? "" : kept.toString(UTF_8)));
        }
    }

    private void readChunks(@Nullable ByteArrayOutputStream keep) throws IOException {
        long length = Long.parseLong(line(), 16);
        while (length > 0) {
            read(length, keep);
            line();
            length = Long.parseLong(line(), 16);
        }
        line();
    }

    private void read(long length, @Nullable ByteArrayOutputStream keep) throws IOException {
        if (keep == null) {
            in.skipNBytes(length);
        } else {
            keep.writeBytes(in.readNBytes((int) length));
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the hub closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
