package org.kakehashi.hub.lrs.internal.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.internal.format.Format;
import org.kakehashi.hub.lrs.internal.format.Languages;
import org.kakehashi.hub.lrs.internal.format.StatementFormats;
import org.kakehashi.hub.lrs.internal.protocol.EntityTags;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The JSON of an answer: a statement, or a StatementResult (1.0.3 part 2, 2.5), in the format that was asked for. */
@Component
class StatementJson {
    private static final int ROOM_FOR_ADDED = 512;

    private final StatementFormats formats;
    private final String contextPath;

    StatementJson(StatementFormats formats, HubProperties hub) {
        this.formats = formats;
        String path = hub.publicUrl().getPath();
        this.contextPath = path == null || path.equals("/") ? "" : path;
    }

    /**
     * What a request says about the looks of its answer.
     *
     * @param tenantId whose definitions
     * @param format the format
     * @param languages for {@code canonical}
     * @param path the request's path
     * @param query the request's query string, without the cursor
     */
    record Asked(int tenantId, Format format, Languages languages, String path, String query) {
        static Asked of(int tenantId, QueryParameters wanted, HttpServletRequest request) {
            String accepted = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE)));
            return new Asked(
                    tenantId,
                    wanted.format(),
                    Languages.of(accepted),
                    request.getRequestURI(),
                    withoutCursor(request.getQueryString()));
        }

        private static String withoutCursor(@Nullable String query) {
            return query == null
                    ? ""
                    : Arrays.stream(query.split("&"))
                            .filter(pair -> !pair.startsWith(QueryParameters.CURSOR + "="))
                            .collect(Collectors.joining("&"));
        }
    }

    byte[] one(ServedStatement statement, Asked asked) {
        return shown(List.of(statement), asked).getFirst();
    }

    byte[] list(StatementPage page, Asked asked) {
        int size = page.statements().stream()
                .mapToInt(each -> each.body().length + ROOM_FOR_ADDED)
                .sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream(size + ROOM_FOR_ADDED);
        out.writeBytes("{\"statements\":[".getBytes(UTF_8));
        if (asked.format() == Format.EXACT) {
            writeExact(page, out);
        } else {
            writeAll(shown(page.statements(), asked), out);
        }
        out.writeBytes(("],\"more\":\"" + more(page, asked) + "\"}").getBytes(UTF_8));
        return out.toByteArray();
    }

    private static void writeExact(StatementPage page, ByteArrayOutputStream out) {
        boolean first = true;
        for (ServedStatement statement : page.statements()) {
            if (!first) {
                out.write(',');
            }
            first = false;
            statement.writeTo(out);
        }
    }

    private static void writeAll(List<byte[]> statements, ByteArrayOutputStream out) {
        for (int i = 0; i < statements.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.writeBytes(statements.get(i));
        }
    }

    private List<byte[]> shown(List<ServedStatement> statements, Asked asked) {
        List<byte[]> exact = statements.stream().map(StatementJson::exact).toList();
        return formats.of(asked.tenantId(), exact, asked.format(), asked.languages());
    }

    private static byte[] exact(ServedStatement statement) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(statement.body().length + ROOM_FOR_ADDED);
        statement.writeTo(out);
        return out.toByteArray();
    }

    /** Where the next page is: the same query and the place to go on from. */
    private String more(StatementPage page, Asked asked) {
        if (page.next() == 0) {
            return "";
        }
        String query = escaped(asked.query());
        return contextPath + asked.path() + "?" + query + (query.isEmpty() ? "" : "&") + QueryParameters.CURSOR + "="
                + page.next();
    }

    /** Agents in a query may have come as bare JSON: what neither a URL nor a JSON string may hold is percent-encoded. */
    private static String escaped(String query) {
        StringBuilder escaped = new StringBuilder(query.length());
        for (byte each : query.getBytes(UTF_8)) {
            boolean plain = each > ' ' && each < 0x7f && "\"\\<>^`{|}".indexOf(each) < 0;
            escaped.append(plain ? String.valueOf((char) each) : String.format("%%%02X", each));
        }
        return escaped.toString();
    }

    /** A statement never changes, so its place tells which bytes {@code exact} gives. */
    String tagOf(ServedStatement statement, byte[] body, Asked asked) {
        return asked.format() == Format.EXACT
                ? '"' + Long.toHexString(statement.seq()) + '"'
                : EntityTags.ofContent(body);
    }

    /** Weak, as a strong tag would forbid compression. */
    String tagOf(StatementPage page, byte[] body, Asked asked) {
        if (asked.format() != Format.EXACT) {
            return "W/" + EntityTags.ofContent(body);
        }
        ByteBuffer places = ByteBuffer.allocate((page.statements().size() + 1) * Long.BYTES);
        page.statements().forEach(each -> places.putLong(each.seq()));
        return "W/" + EntityTags.ofContent(places.putLong(page.next()).array());
    }
}
