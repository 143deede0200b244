package org.kakehashi.conformance.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What an LRS answered, with the questions that checks ask of it. */
public final class Answer {
    private static final int EXCERPT = 600;

    private final HttpResponse<byte[]> response;
    private final String question;

    Answer(HttpResponse<byte[]> response, String question) {
        this.response = response;
        this.question = question;
    }

    public int status() {
        return response.statusCode();
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(response.body(), UTF_8);
    }

    /** The body as JSON; fails the check where it is none. */
    public JsonNode json() {
        try {
            return Json.parse(text());
        } catch (JacksonException e) {
            throw new CheckFailed("the body is no JSON: " + e.getOriginalMessage());
        }
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** A header that must be there. */
    public String need(String name) {
        return header(name).orElseThrow(() -> new CheckFailed("the answer has no header " + name));
    }

    /** Fails the check unless the status is one of these. */
    public Answer is(int... statuses) {
        CheckFailed.unless(
                Arrays.stream(statuses).anyMatch(status -> status == status()),
                "expected " + Arrays.toString(statuses) + ", got " + status());
        return this;
    }

    /** Fails the check with {@code message} unless {@code holds}. */
    public Answer has(boolean holds, String message) {
        CheckFailed.unless(holds, message);
        return this;
    }

    /** Question and answer, shortened, for the report. */
    String excerpt() {
        StringBuilder text = new StringBuilder(question).append("\n→ ").append(status());
        response.headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("date") && !name.equalsIgnoreCase("set-cookie")) {
                text.append("\n  ").append(name).append(": ").append(String.join(", ", values));
            }
        });
        return text.append('\n').append(shortened(text())).toString();
    }

    static String shortened(String text) {
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "… (" + text.length() + " characters)";
    }
}
