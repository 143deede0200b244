package org.kakehashi.conformance.xapi;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The LRS under test, as one check sees it. */
public final class Lrs {
    /** How long a Statement may take from its acknowledgement until queries give it (part 3, 2.1.1 sets no bound). */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Endpoint endpoint;
    private final Edition edition;
    private final HttpClient http;
    private @Nullable Answer last;

    Lrs(Endpoint endpoint, Edition edition, HttpClient http) {
        this.endpoint = endpoint;
        this.edition = edition;
        this.http = http;
    }

    public Edition edition() {
        return edition;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** A request to a resource, such as {@code activities/state}. */
    public Call to(String resource) {
        return call(URI.create(endpoint.base() + "/" + resource));
    }

    /** A request to where {@code more} of a page points. */
    public Call follow(String more) {
        return call(endpoint.base().resolve(more));
    }

    private Call call(URI uri) {
        return new Call(http, uri, answer -> last = answer)
                .header("Authorization", endpoint.authorization())
                .header("X-Experience-API-Version", edition.version());
    }

    /** Posts a Statement. */
    public Answer post(Sample statement) {
        return to("statements").json(statement.json()).post();
    }

    /** Posts Statements as a batch. */
    public Answer post(List<Sample> statements) {
        return to("statements").json(batch(statements)).post();
    }

    /** Statements as a JSON array. */
    public static String batch(List<Sample> statements) {
        return statements.stream().map(Sample::json).collect(Collectors.joining(",", "[", "]"));
    }

    /** Posts Statements in this order, each must be taken, and waits until queries give them. */
    public void store(Sample... statements) {
        for (Sample statement : statements) {
            post(statement).is(200);
        }
        await(
                () -> to("statements")
                        .with("statementId", statements[statements.length - 1].id())
                        .get(),
                a -> a.status() == 200);
    }

    /** The Statement as the LRS gives it. */
    public JsonNode fetch(String id) {
        return await(() -> to("statements").with("statementId", id).get(), a -> a.status() == 200)
                .is(200)
                .json();
    }

    /** Asks until the answer is as hoped or patience ends; gives the last answer. */
    public Answer await(java.util.function.Supplier<Answer> question, Predicate<Answer> hope) {
        Instant end = Instant.now().plus(PATIENCE);
        Answer answer = question.get();
        while (!hope.test(answer) && Instant.now().isBefore(end)) {
            pause();
            answer = question.get();
        }
        return answer;
    }

    /** The ids of the Statements that a query (name, value, …) gives, in their order. */
    public List<String> ids(String... query) {
        return ids(to("statements").withAll(List.of(query)).get().is(200).json());
    }

    /** The ids of the Statements of a page, in their order. */
    public static List<String> ids(JsonNode page) {
        CheckFailed.unless(page.path("statements").isArray(), "the page has no array statements");
        return StreamSupport.stream(page.path("statements").spliterator(), false)
                .map(statement -> statement.path("id").asString())
                .toList();
    }

    /** The last question and answer, or what there was none of. */
    String excerpt() {
        return last == null ? "" : last.excerpt();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CheckFailed("interrupted");
        }
    }
}
