package org.kakehashi.hub.lrs.internal.protocol;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The request that a form stands for (1.0.3 part 3, 1.3): its method, headers, parameters and body are those of the form; headers
 * that a form can't carry are those that came by HTTP.
 */
public final class AlternateRequest extends HttpServletRequestWrapper {
    private static final Set<String> OF_THE_FORM_ITSELF = Set.of("content-type", "content-length", "transfer-encoding");

    private final AlternateForm form;

    /** The request that {@code form}, which came by {@code request}, stands for. */
    public AlternateRequest(HttpServletRequest request, AlternateForm form) {
        super(request);
        this.form = form;
    }

    @Override
    public String getMethod() {
        return form.method();
    }

    @Override
    public String getQueryString() {
        return form.query();
    }

    @Override
    public @Nullable String getHeader(String name) {
        String own = form.headers().get(name);
        boolean hidden = own == null && OF_THE_FORM_ITSELF.contains(name.toLowerCase(java.util.Locale.ROOT));
        return own != null || hidden ? own : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String own = getHeader(name);
        boolean ofForm = form.headers().containsKey(name) || own == null;
        return ofForm ? Collections.enumeration(own == null ? List.of() : List.of(own)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(Collections.list(super.getHeaderNames()));
        names.removeAll(OF_THE_FORM_ITSELF);
        names.addAll(form.headers().keySet());
        return Collections.enumeration(names);
    }

    @Override
    public @Nullable String getContentType() {
        return getHeader("Content-Type");
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public int getContentLength() {
        return form.content().length;
    }

    @Override
    public long getContentLengthLong() {
        return form.content().length;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Content(form.content());
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String getParameter(String name) {
        return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return null;
    }

    private static final class Content extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Content(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("A form is read at once");
        }
    }
}
