package org.kakehashi.conformance.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** One keep-alive HTTP/1.1 connection, as lean as can be: on a machine shared with hub and database the client's cost counts too. */
final class Connection implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String headers;

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
    int post(String path, byte[] json) throws IOException {
        byte[] head = ("POST " + path + " HTTP/1.1\r\n" + headers + "Content-Type: application/json\r\nContent-Length: "
                        + json.length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        byte[] all = new byte[head.length + json.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(json, 0, all, head.length, json.length);
        out.write(all);
        return readAnswer();
    }

    /** Asks and reads the answer to its end. */
    int get(String path) throws IOException {
        out.write(("GET " + path + " HTTP/1.1\r\n" + headers + "\r\n").getBytes(ISO_8859_1));
        return readAnswer();
    }

    private int readAnswer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        long length = 0;
        boolean chunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            }
            chunked |= lower.equals("transfer-encoding: chunked");
        }
        if (chunked) {
            skipChunks();
        } else {
            in.skipNBytes(length);
        }
        return status;
    }

    private void skipChunks() throws IOException {
        long length = Long.parseLong(line(), 16);
        while (length > 0) {
            in.skipNBytes(length + 2);
            length = Long.parseLong(line(), 16);
        }
        line();
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
