package org.kakehashi.hub.connect.internal.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/**
 * Reads a multipart form (RFC 7578) as it arrives: fields first, then one file, straight to where it is kept. The
 * container's own multipart reading stays off, since it would write any body of any address to disk before anybody has
 * asked who sends it.
 */
public final class UploadForm {
    private static final int LONGEST_FIELD = 200_000;
    private static final int MOST_FIELDS = 20;

    private UploadForm() {}

    /** Takes the file and the fields that stood before it. */
    public interface Taker<T> {
        T take(Map<String, String> fields, String fileName, InputStream content) throws IOException;
    }

    /**
     * Reads the form up to its file.
     *
     * @throws HubException INVALID_REQUEST where it is no multipart form or has no file
     */
    public static <T> T read(HttpServletRequest request, Taker<T> taker) throws IOException {
        try {
            FileUpload upload = new FileUpload();
            upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
            FileItemIterator items = upload.getItemIterator(new Body(request));
            Map<String, String> fields = new HashMap<>();
            while (items.hasNext()) {
                FileItemStream item = items.next();
                try (InputStream content = item.openStream()) {
                    if (!item.isFormField()) {
                        return taker.take(fields, plainName(item.getName()), content);
                    }
                    fields.put(item.getFieldName(), text(content));
                    refuseTooMany(fields);
                }
            }
        } catch (FileUploadException | MultipartStream.MalformedStreamException e) {
            throw new HubException(ErrorCode.INVALID_REQUEST, "The form can't be read: " + e.getMessage());
        }
        throw new HubException(ErrorCode.INVALID_REQUEST, "The form has no file. Choose one and send it again.");
    }

    private static void refuseTooMany(Map<String, String> fields) {
        if (fields.size() > MOST_FIELDS) {
            throw new HubException(ErrorCode.INVALID_REQUEST, "The form has too many fields.");
        }
    }

    private static String text(InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(LONGEST_FIELD + 1);
        if (bytes.length > LONGEST_FIELD) {
            throw new HubException(ErrorCode.INVALID_REQUEST, "A field of the form is too long.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Without the folders that some browsers send. */
    private static String plainName(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private record Body(HttpServletRequest request) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return String.valueOf(request.getContentType());
        }

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return request.getInputStream();
        }
    }
}
