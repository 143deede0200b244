package org.kakehashi.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.kakehashi.hub.testing.HubProcess;
import tools.jackson.databind.json.JsonMapper;

/** Clients that send the same until it is acknowledged, as they are told to, and remember what they were answered. */
final class Load {
    private static final int SINGLE = 4;
    private static final int IN_BATCHES = 2;
    private static final int BATCH = 20;
    private static final int STATEMENTS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long LENGTH = 30_000;
    private static final long PAUSE_NANOS = 50_000_000;
    private static final String DOCUMENT =
            "/xapi/activities/profile?profileId=p&activityId=https%3A%2F%2Fdrill.example%2Fq1";

    private final Set<UUID> statements = ConcurrentHashMap.newKeySet();
    private final Map<UUID, String> attachments = new ConcurrentHashMap<>();
    private final Set<String> members = ConcurrentHashMap.newKeySet();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong toldToComeBack = new AtomicLong();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private volatile boolean going = true;

    private interface Request {
        HttpResponse<String> send() throws IOException, InterruptedException;
    }

    /** How much was acknowledged by now. */
    private record Progress(int statements, int attachments, int members, long reads) {
        /** Whether every kind of client got on since {@code before}. */
        boolean isBeyond(Progress before) {
            return statements > before.statements + STATEMENTS
                    && attachments > before.attachments
                    && members > before.members
                    && reads > before.reads;
        }
    }

    /** Starts eight writers and a reader; who starts them calls {@link #end} and joins them. */
    List<Thread> start(HubProcess hub) {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < SINGLE; i++) {
            clients.add(Thread.ofVirtual().start(() -> statements(hub, 1)));
        }
        for (int i = 0; i < IN_BATCHES; i++) {
            clients.add(Thread.ofVirtual().start(() -> statements(hub, BATCH)));
        }
        clients.add(Thread.ofVirtual().start(() -> attachments(hub)));
        clients.add(Thread.ofVirtual().start(() -> merges(hub)));
        clients.add(Thread.ofVirtual().start(() -> reads(hub)));
        return clients;
    }

    /** Until every kind of client has got on from here. */
    void awaitProgress() {
        Progress before = progress();
        Awaitility.await().atMost(PATIENCE).until(() -> progress().isBeyond(before));
    }

    /** Stores statements, until the end. */
    private void statements(HubProcess hub, int batch) {
        while (going) {
            Set<UUID> ids = Stream.generate(UUID::randomUUID).limit(batch).collect(Collectors.toSet());
            String body = ids.stream().map("""
                            {"id":"%s","actor":{"account":{"homePage":"https://school.example","name":"p1"}},
                            "verb":{"id":"https://verbs.example/answered"},"object":{"id":"https://drill.example/q1"}}
                            """::formatted).collect(Collectors.joining(",", "[", "]"));
            Request request = () -> hub.send(hub.request("/xapi/statements")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
            if (acknowledged(request, 200)) {
                statements.addAll(ids);
            }
        }
    }

    /** Stores statements with data, until the end. */
    private void attachments(HubProcess hub) {
        for (int number = 0; going; number++) {
            UUID id = UUID.randomUUID();
            long seed = number;
            String sha2 = sha2(seed);
            if (acknowledged(
                    () -> Attachments.answer(hub, id, sha2, LENGTH, () -> Attachments.data(seed, LENGTH)), 200)) {
                attachments.put(id, sha2);
            }
        }
    }

    /** Merges one member after the other into a document, until the end. */
    private void merges(HubProcess hub) {
        for (int number = 0; going; number++) {
            String member = "m" + number;
            Request request = () -> hub.send(hub.request(DOCUMENT)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"" + member + "\":1}")));
            if (acknowledged(request, 204)) {
                members.add(member);
            }
        }
    }

    /** Reads statements and the document in turn, until the end; it is there from its first member on. */
    private void reads(HubProcess hub) {
        while (going) {
            boolean document = !members.isEmpty() && reads.get() % 2 == 0;
            if (acknowledged(() -> hub.send(hub.request(document ? DOCUMENT : "/xapi/statements?limit=5")), 200)) {
                reads.incrementAndGet();
            }
        }
    }

    void end() {
        going = false;
    }

    private Progress progress() {
        return new Progress(statements.size(), attachments.size(), members.size(), reads.get());
    }

    long toldToComeBack() {
        return toldToComeBack.get();
    }

    /** Answers that no client should ever get. */
    Collection<String> wrong() {
        return wrong;
    }

    /** Everything that was acknowledged is there, once, and whole. */
    void assertKept(HubProcess hub, Superuser database) throws IOException, InterruptedException {
        assertThat(database.stored(statements.toArray(UUID[]::new))).isEqualTo(statements.size());
        assertThat(database.stored(attachments.keySet().toArray(UUID[]::new))).isEqualTo(attachments.size());
        for (Map.Entry<UUID, String> sent : attachments.entrySet()) {
            assertThat(Attachments.received(hub, sent.getKey(), LENGTH)).isEqualTo(sent.getValue());
        }
        String document = hub.send(hub.request(DOCUMENT)).body();
        assertThat(JsonMapper.shared().readTree(document).propertyNames()).containsAll(members);
    }

    /** Sends until it is acknowledged (true) or all end. */
    private boolean acknowledged(Request request, int success) {
        while (going) {
            try {
                HttpResponse<String> answer = request.send();
                if (answer.statusCode() == success) {
                    return true;
                }
                note(answer);
            } catch (IOException e) {
                // A broken connection: whether it was done is not known, and sending it again settles it.
                Thread.onSpinWait();
            } catch (InterruptedException e) {
                return false;
            }
            // Sooner than Retry-After asks for, to be there at every moment of the way down and up.
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return false;
    }

    private void note(HttpResponse<String> answer) {
        if (answer.statusCode() == 503
                && answer.headers().firstValueAsLong("Retry-After").orElse(0) > 0) {
            toldToComeBack.incrementAndGet();
        } else {
            wrong.add(
                    answer.request().method() + " " + answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private static String sha2(long seed) {
        try {
            return Attachments.sha2(Attachments.data(seed, LENGTH));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
