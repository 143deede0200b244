package org.kakehashi.connectors.xapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.connectors.http.Answer;
import org.kakehashi.connectors.spi.statements.ForwardedStatement;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The requests that forwarding makes.
 *
 * @param lrs the other store
 * @param batch most statements of one request
 */
record Posting(Lrs lrs, Remote remote, int batch) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_ANSWER = 4 * 1024 * 1024;

    /** Whether the statement goes alone, with its data. */
    boolean alone(ForwardedStatement statement) {
        return remote.attachments() && !statement.attachments().isEmpty();
    }

    Answer post(List<ForwardedStatement> statements) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(remote.statements());
        if (statements.size() == 1 && alone(statements.getFirst())) {
            ForwardedStatement one = statements.getFirst();
            MultipartMixed.Written written = MultipartMixed.write(one.json(), one.attachments());
            request.header("Content-Type", written.contentType()).POST(BodyPublishers.ofByteArray(written.body()));
        } else {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(array(statements)));
        }
        return lrs.once(request, MOST_ANSWER);
    }

    /** Asks for the statement of that id, voided or not. */
    Answer find(UUID id) throws IOException, InterruptedException {
        Answer answer = get("statementId", id);
        return answer.status() == 404 ? get("voidedStatementId", id) : answer;
    }

    private Answer get(String parameter, UUID id) throws IOException, InterruptedException {
        URI address = URI.create(remote.statements() + "?format=exact&attachments=false&" + parameter + "=" + id);
        return lrs.once(HttpRequest.newBuilder(address).GET(), MOST_ANSWER);
    }

    /** Whether the answer is that of a store that has taken them, rather than of something else that says 200 to everything. */
    static boolean taken(Answer answer, List<ForwardedStatement> statements) {
        if (answer.status() == 204) {
            return true;
        }
        if (!answer.ok()) {
            return false;
        }
        try {
            JsonNode ids = JSON.readTree(answer.body());
            Set<String> named = new HashSet<>();
            ids.forEach(id -> named.add(id.asString("").toLowerCase(Locale.ROOT)));
            return ids.isArray()
                    && statements.stream()
                            .allMatch(each -> named.contains(each.id().toString()));
        } catch (JacksonException e) {
            return false;
        }
    }

    private static byte[] array(List<ForwardedStatement> statements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write('[');
        for (ForwardedStatement statement : statements) {
            if (out.size() > 1) {
                out.write(',');
            }
            out.writeBytes(statement.json());
        }
        out.write(']');
        return out.toByteArray();
    }
}
