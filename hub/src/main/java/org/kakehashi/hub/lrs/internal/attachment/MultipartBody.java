package org.kakehashi.hub.lrs.internal.attachment;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.fileupload.FileItemHeaders;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Takes a {@code multipart/mixed} body (RFC 2046, 5.1) apart as it arrives, in bounded memory. Every fault of the body is an INVALID_REQUEST.
 */
public final class MultipartBody {
    private static final int BUFFER = 64 * 1024;
    private static final int MOST_HEADER_BYTES = 8 * 1024;
    // RFC 2046, 5.1.1; a blank may stand in a boundary, but not at its end.
    private static final Pattern BOUNDARY = Pattern.compile("[\\w'()+,./:=? -]{0,69}[\\w'()+,./:=?-]");

    private final InputStream body;
    private final MultipartStream parts;
    private @Nullable InputStream current;
    private boolean begun;

    private MultipartBody(InputStream body, String boundary) {
        this.body = body;
        this.parts = new MultipartStream(body, boundary.getBytes(StandardCharsets.US_ASCII), BUFFER, null);
        parts.setHeaderEncoding(StandardCharsets.UTF_8.name());
        parts.setPartHeaderSizeMax(MOST_HEADER_BYTES);
    }

    /**
     * One part.
     *
     * @param headers its headers, whose names know no case
     * @param data its data, to be read before the next part
     */
    public record Part(FileItemHeaders headers, InputStream data) {
        /** A header's value without blanks around it; empty where it isn't there. */
        public String header(String name) {
            String value = headers.getHeader(name);
            return value == null ? "" : value.strip();
        }
    }

    /** Whether a Content-Type is that of statements with attachments. */
    public static boolean isMixed(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("multipart/mixed");
    }

    /** Begins to read a body of that Content-Type. */
    public static MultipartBody of(String contentType, InputStream body) {
        return new MultipartBody(body, boundary(contentType));
    }

    private static String boundary(String contentType) {
        String boundary;
        try {
            boundary = MediaType.parseMediaType(contentType).getParameter("boundary");
        } catch (InvalidMediaTypeException e) {
            throw invalid("The Content-Type can't be read: " + e.getMessage() + ".");
        }
        String plain = boundary == null ? "" : unquoted(boundary);
        if (!BOUNDARY.matcher(plain).matches()) {
            throw invalid(
                    "The Content-Type multipart/mixed needs the parameter boundary, of 1 to 70 of the characters that RFC 2046"
                            + " allows.");
        }
        return plain;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replace("\\", "") : value;
    }

    /** The first part. */
    public Part first() {
        return next().orElseThrow(() -> invalid("The multipart body has no part: its boundary never comes."));
    }

    /** The next part, or none behind the closing boundary. */
    public Optional<Part> next() {
        try {
            if (current != null) {
                current.close();
            }
            boolean more = begun ? parts.readBoundary() : parts.skipPreamble();
            begun = true;
            if (!more) {
                return Optional.empty();
            }
            FileItemHeaders headers = new FileUpload().getParsedHeaders(parts.readHeaders());
            current = new Data(parts.newInputStream());
            return Optional.of(new Part(headers, current));
        } catch (IOException | IllegalStateException e) {
            throw broken(e);
        }
    }

    /** Reads the rest for nothing, so that who still sends gets to read the answer. */
    public void drain() {
        try {
            body.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException | HubException e) {
            // The client is gone, or sends more than it may: nobody reads the answer.
            return;
        }
    }

    private static HubException broken(Exception cause) {
        return invalid(
                "The multipart body can't be read (" + cause.getMessage()
                        + "). Each part begins with CRLF, two hyphens and the boundary; behind the last one two more hyphens follow.");
    }

    private static HubException invalid(String detail) {
        return new HubException(ErrorCode.INVALID_REQUEST, detail);
    }

    /** Tells a fault of the body, or its end before its time, as one of the request. */
    private static final class Data extends FilterInputStream {
        Data(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            try {
                return in.read();
            } catch (IOException e) {
                throw broken(e);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException e) {
                throw broken(e);
            }
        }
    }
}
