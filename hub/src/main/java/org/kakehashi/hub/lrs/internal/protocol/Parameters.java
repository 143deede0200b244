package org.kakehashi.hub.lrs.internal.protocol;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.internal.statement.Formats;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.lrs.internal.statement.StatementParser;
import org.kakehashi.hub.lrs.internal.statement.Timestamps;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/**
 * The query parameters of a request, each checked as strictly as the same type in a statement (1.0.3 part 2, 2.2). One that
 * the resource doesn't know, also one of another case, is refused (part 3, 3.2).
 */
public final class Parameters {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,30}");

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Takes the parameters of the query string, which may only be {@code known} ones. */
    public Parameters(HttpServletRequest request, Set<String> known) {
        String query = request.getQueryString();
        if (query != null && !query.isEmpty()) {
            for (String pair : query.split("&", -1)) {
                add(pair, known);
            }
        }
    }

    private void add(String pair, Set<String> known) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        if (!known.contains(name)) {
            throw refused(
                    name, "is not a parameter of this request (case matters). Allowed: " + String.join(", ", known));
        }
        if (values.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1))) != null) {
            throw refused(name, "stands twice");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new HubException(ErrorCode.INVALID_REQUEST, "The query string is not percent-encoded correctly.");
        }
    }

    /** Whether a parameter is there. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The names of all parameters that are there. */
    public Set<String> names() {
        return values.keySet();
    }

    /** A parameter as it is. */
    public @Nullable String text(String name) {
        return values.get(name);
    }

    /** A UUID. */
    public @Nullable UUID uuid(String name) {
        String value = values.get(name);
        if (value != null && !Formats.isUuid(value)) {
            throw refused(name, "must be a UUID");
        }
        return value == null ? null : UUID.fromString(value);
    }

    /** An IRI. */
    public @Nullable String iri(String name) {
        String value = values.get(name);
        if (value != null && !Formats.isIri(value)) {
            throw refused(name, "must be an IRI");
        }
        return value;
    }

    /** The identifier of an Agent or identified Group, which is given as JSON. */
    public @Nullable AgentId agent(String name, SpecVersion version) {
        String value = values.get(name);
        AgentId agent = value == null ? null : StatementParser.parseAgent(value, version);
        if (value != null && agent == null) {
            throw refused(name, "must be an Agent or identified Group as JSON");
        }
        return agent;
    }

    /** A timestamp in microseconds since 1970. */
    public @Nullable Long timestamp(String name, SpecVersion version) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        long micros = Timestamps.micros(value, version == SpecVersion.V2_0_0);
        if (micros == Timestamps.INVALID) {
            throw refused(name, "must be a timestamp, such as 2025-04-07T08:30:00Z (in a URL, write + as %2B)");
        }
        return micros;
    }

    /** {@code true} or {@code false}; false where it isn't there. */
    public boolean bool(String name) {
        String value = values.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw refused(name, "must be true or false");
        }
        return value.equals("true");
    }

    /** An integer of 0 or more that fits a long. */
    public Optional<Long> number(String name) {
        String value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        BigInteger number = DIGITS.matcher(value).matches() ? new BigInteger(value) : BigInteger.valueOf(-1);
        if (number.signum() < 0 || number.bitLength() > Long.SIZE - 1) {
            throw refused(name, "must be an integer of 0 or more");
        }
        return Optional.of(number.longValue());
    }

    /** The refusal of a parameter. */
    public static HubException refused(String name, String problem) {
        String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
        return new HubException(ErrorCode.INVALID_REQUEST, "Parameter " + shown + " " + problem + ".");
    }
}
