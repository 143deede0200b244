package org.kakehashi.connectors.xapi;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.http.Answer;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.statements.Delivery;
import org.kakehashi.connectors.spi.statements.ForwardedStatement;

/** One batch on its way: cut into requests, which are halved where they are refused, until the statements that are meant stand alone. */
final class Sending {
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    /** Refusals that are meant for what was sent, rather than for who sends or when. */
    private static final Set<Integer> OF_THE_CONTENT = Set.of(400, 409, 413, 415, 422);

    /** What a store answers that breaks at one statement, and one that is broken altogether. */
    private static final int BROKEN = 500;
    /** So many in a row, and it is taken for the store: enough to come to single statements from the largest request. */
    private static final int MOST_BROKEN = 24;

    private final Posting posting;
    private final Deque<List<ForwardedStatement>> open = new ArrayDeque<>();
    private final Set<UUID> accepted = new HashSet<>();
    private final List<Delivery.Refused> refused = new ArrayList<>();
    private final List<ForwardedStatement> suspects = new ArrayList<>();
    private Delivery.@Nullable Later broken;
    private int brokenInARow;

    Sending(Posting posting) {
        this.posting = posting;
    }

    Delivery send(List<ForwardedStatement> batch) throws InterruptedException {
        cut(batch);
        while (!open.isEmpty()) {
            Delivery.Later later = next(open.removeFirst());
            if (later != null) {
                return new Delivery(accepted, refused, later);
            }
        }
        return new Delivery(accepted, refused, suspects.isEmpty() ? null : again());
    }

    /** Sends once more what broke the store. It is refused where that breaks it again, though it takes others. */
    private Delivery.@Nullable Later again() throws InterruptedException {
        if (accepted.isEmpty()) {
            return broken;
        }
        for (ForwardedStatement suspect : suspects) {
            try {
                Answer answer = posting.post(List.of(suspect));
                Delivery.Later later =
                        answer.status() == BROKEN ? judge(suspect, answer) : judged(List.of(suspect), answer);
                if (later != null) {
                    return later;
                }
            } catch (IOException e) {
                return unreachable(e);
            }
        }
        return null;
    }

    private void cut(List<ForwardedStatement> batch) {
        List<ForwardedStatement> request = new ArrayList<>();
        long bytes = 0;
        for (ForwardedStatement statement : batch) {
            boolean alone = posting.alone(statement);
            boolean full = request.size() == posting.batch() || bytes + statement.json().length > MOST_BYTES;
            if (!request.isEmpty() && (alone || full)) {
                open.addLast(List.copyOf(request));
                request.clear();
                bytes = 0;
            }
            if (alone) {
                open.addLast(List.of(statement));
            } else {
                request.add(statement);
                bytes += statement.json().length;
            }
        }
        if (!request.isEmpty()) {
            open.addLast(request);
        }
    }

    /** Sends one request; null, or why the rest has to wait. */
    private Delivery.@Nullable Later next(List<ForwardedStatement> statements) throws InterruptedException {
        try {
            return judged(statements, posting.post(statements));
        } catch (IOException e) {
            return unreachable(e);
        }
    }

    private Delivery.@Nullable Later judged(List<ForwardedStatement> statements, Answer answer)
            throws IOException, InterruptedException {
        if (Posting.taken(answer, statements)) {
            statements.forEach(each -> accepted.add(each.id()));
            brokenInARow = 0;
            return null;
        }
        boolean breaks =
                answer.status() == BROKEN && answer.header("Retry-After").isEmpty() && ++brokenInARow < MOST_BROKEN;
        if (!breaks && !OF_THE_CONTENT.contains(answer.status())) {
            return later(answer);
        }
        if (statements.size() > 1) {
            int half = statements.size() / 2;
            open.addFirst(statements.subList(half, statements.size()));
            open.addFirst(statements.subList(0, half));
            return null;
        }
        if (breaks) {
            suspects.add(statements.getFirst());
            broken = later(answer);
            return null;
        }
        return judge(statements.getFirst(), answer);
    }

    private Delivery.Later unreachable(IOException e) {
        return new Delivery.Later(null, XapiRule.UNREACHABLE.brokenIn(name(), String.valueOf(e.getMessage())));
    }

    /** A single statement that was refused: for good, unless it is there already. */
    private Delivery.@Nullable Later judge(ForwardedStatement statement, Answer refusal)
            throws IOException, InterruptedException {
        if (refusal.status() == 409) {
            Answer there = posting.find(statement.id());
            if (there.passes() || there.refusesCredentials()) {
                return later(there);
            }
            if (there.ok() && SameStatement.is(statement.json(), there.body())) {
                accepted.add(statement.id());
                return null;
            }
        }
        refused.add(new Delivery.Refused(statement.id(), refusal.status(), refusal.shown()));
        return null;
    }

    private Delivery.Later later(Answer answer) {
        Duration wait = answer.retryAfter(Clock.systemUTC()).orElse(null);
        Finding why;
        if (answer.refusesCredentials()) {
            why = XapiRule.REFUSED_CREDENTIALS.brokenIn(name(), answer.status());
        } else if (answer.ok()) {
            why = XapiRule.NOT_STATEMENTS.brokenIn(name(), "no array of the statements' ids");
        } else {
            why = XapiRule.STATUS.brokenIn(name(), answer.status());
        }
        return new Delivery.Later(wait, why.holding(answer.shown()));
    }

    private String name() {
        return posting.remote().statements().toString();
    }
}
