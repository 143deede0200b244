package org.kakehashi.hub.connect.internal.forward;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Text;
import org.kakehashi.connectors.spi.statements.AttachmentPart;
import org.kakehashi.connectors.spi.statements.Delivery;
import org.kakehashi.connectors.spi.statements.ForwardedStatement;
import org.kakehashi.connectors.spi.statements.StatementSink;
import org.kakehashi.hub.connect.internal.finding.HiddenTexts;
import org.kakehashi.hub.connect.internal.instance.ConnectorInstance;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.StatementFeed;
import org.kakehashi.hub.lrs.StatementFeed.Item;
import org.springframework.stereotype.Component;

/** Does one step of an instance's forwarding. */
@Component
class Forwarder {
    private static final long MOST_DATA = 16L * 1024 * 1024;
    private static final int STEPS_A_MINUTE = 10;
    private static final long MINUTE = 60_000;
    // Who waits for longer gives its place to others.
    private static final long LONGEST_SLEEP = 1_000;

    private final TenantTransactions transactions;
    private final StatementFeed feed;
    private final ForwardStore store;
    private final DeadLetterStore letters;
    private final ForwardProperties properties;
    private final ForwardMetrics metrics;

    Forwarder(
            TenantTransactions transactions,
            StatementFeed feed,
            ForwardStore store,
            DeadLetterStore letters,
            ForwardProperties properties,
            ForwardMetrics metrics) {
        this.transactions = transactions;
        this.feed = feed;
        this.store = store;
        this.letters = letters;
        this.properties = properties;
        this.metrics = metrics;
    }

    /** Of which tenant's instance, through what, what of the log, and which secrets nothing may show. */
    record Route(
            int tenantId, ConnectorInstance instance, StatementSink sink, ForwardFilter filter, HiddenTexts hidden) {
        UUID id() {
            return instance.id();
        }
    }

    private static List<Delivery.Refused> hidden(Route route, Delivery delivery) {
        return delivery.refused().stream()
                .map(each -> new Delivery.Refused(
                        each.id(), each.status(), route.hidden().in(each.message())))
                .toList();
    }

    /** Whether there is more to do right away. */
    boolean step(Route route) throws InterruptedException {
        List<UUID> again = transactions.readOnly(
                route.tenantId(), () -> letters.toSend(route.tenantId(), route.id(), most(route)));
        return again.isEmpty() ? next(route) : again(route, again);
    }

    private boolean again(Route route, List<UUID> wanted) throws InterruptedException {
        int tenant = route.tenantId();
        List<Item> found =
                feed.find(tenant, Set.copyOf(wanted), route.instance().purpose());
        // What isn't let out any more, since its person opted out meanwhile, is no longer to be sent.
        Set<UUID> gone = new HashSet<>(wanted);
        found.forEach(item -> gone.remove(item.id()));
        List<ForwardedStatement> batch = loaded(tenant, found);
        Sent sent = sent(route, batch);
        Delivery delivery = sent.delivery();
        Set<UUID> done = new HashSet<>(gone);
        done.addAll(delivery.accepted());
        transactions.run(tenant, () -> {
            letters.remove(tenant, route.id(), done);
            letters.refused(tenant, route.id(), hidden(route, delivery));
            if (!delivery.accepted().isEmpty()) {
                String place = place(route);
                store.move(tenant, route.id(), place, place, delivery.accepted().size());
            }
            fail(route, delivery.later());
            rest(route, sent);
        });
        metrics.sent(route.instance().connector(), delivery);
        return delivery.later() == null && goesOn(sent);
    }

    private boolean next(Route route) throws InterruptedException {
        int tenant = route.tenantId();
        String from = transactions.inTenant(tenant, () -> place(route));
        StatementFeed.Page page = feed.read(tenant, from, route.instance().purpose(), most(route));
        if (page.reached().equals(from)) {
            return false;
        }
        List<Item> items = page.items().stream().filter(route.filter()::wants).toList();
        if (!items.isEmpty() && tooManyLetters(route)) {
            return false;
        }
        List<ForwardedStatement> batch = loaded(tenant, items);
        Sent sent = sent(route, batch);
        Delivery delivery = sent.delivery();
        String to = reached(from, page, items, delivery);
        boolean more = transactions.inTenant(tenant, () -> {
            letters.refused(tenant, route.id(), hidden(route, delivery));
            // Where nothing went, failures in a row go on being counted.
            boolean mine = to.equals(from)
                    || store.move(
                            tenant, route.id(), from, to, delivery.accepted().size());
            fail(route, delivery.later());
            rest(route, sent);
            return mine && delivery.later() == null;
        });
        metrics.sent(route.instance().connector(), delivery);
        return more && goesOn(sent);
    }

    private String place(Route route) {
        store.begin(route.tenantId(), route.id(), feed.start());
        return store.find(route.tenantId(), route.id()).orElseThrow().place();
    }

    private boolean tooManyLetters(Route route) {
        int tenant = route.tenantId();
        return transactions.inTenant(tenant, () -> {
            long count = letters.count(tenant, route.id());
            boolean full = count >= properties.maxDeadLetters();
            if (full) {
                fail(
                        route,
                        new Delivery.Later(
                                null,
                                ForwardRule.DEAD_LETTERS.brokenIn(
                                        route.instance().name(), count)));
            }
            return full;
        });
    }

    /** The place behind the last one before which all were answered for; they are sent in order, so nothing behind it was. */
    private static String reached(String from, StatementFeed.Page page, List<Item> items, Delivery delivery) {
        Set<UUID> answered =
                delivery.refused().stream().map(Delivery.Refused::id).collect(Collectors.toCollection(HashSet::new));
        answered.addAll(delivery.accepted());
        String place = from;
        for (Item item : items) {
            if (!answered.contains(item.id())) {
                return place;
            }
            place = item.place();
        }
        return page.reached();
    }

    /** What became of a batch, and for how many milliseconds the rate then wants nothing to be sent. */
    private record Sent(Delivery delivery, long pause) {}

    private static Sent sent(Route route, List<ForwardedStatement> batch) throws InterruptedException {
        if (batch.isEmpty()) {
            return new Sent(new Delivery(Set.of(), List.of(), null), 0);
        }
        long began = System.nanoTime();
        Delivery delivery = route.sink().forward(batch);
        long spent = (System.nanoTime() - began) / 1_000_000;
        return new Sent(
                delivery, Math.max(0, batch.size() * MINUTE / route.filter().perMinute() - spent));
    }

    /** Has a longer pause kept where every node sees it. */
    private void rest(Route route, Sent sent) {
        if (sent.pause() > LONGEST_SLEEP) {
            store.rest(route.tenantId(), route.id(), Duration.ofMillis(sent.pause()));
        }
    }

    private static boolean goesOn(Sent sent) throws InterruptedException {
        boolean soon = sent.pause() <= LONGEST_SLEEP;
        if (soon) {
            Thread.sleep(sent.pause());
        }
        return soon;
    }

    /** Lets an instance wait that can't begin. */
    void fail(int tenantId, ConnectorInstance instance, Finding why) {
        transactions.run(tenantId, () -> {
            store.begin(tenantId, instance.id(), feed.start());
            fail(tenantId, instance.id(), null, told(why));
        });
        metrics.failed(instance.connector());
    }

    private void fail(Route route, Delivery.@Nullable Later later) {
        if (later != null) {
            Text told = told(later.why());
            Text shown = new Text(route.hidden().in(told.ja()), route.hidden().in(told.en()));
            fail(route.tenantId(), route.id(), later.pause(), shown);
        }
    }

    private void fail(int tenantId, UUID instance, @Nullable Duration asked, Text told) {
        int failures = store.find(tenantId, instance).map(Forwarding::failures).orElse(0);
        store.fail(tenantId, instance, properties.pause(failures + 1, asked), told);
    }

    private static Text told(Finding why) {
        String value = why.value() == null || why.value().isEmpty() ? "" : " (" + why.value() + ")";
        return new Text(
                why.rule().ja() + value + " " + why.remedy().ja(),
                why.rule().en() + value + " " + why.remedy().en());
    }

    /** With attachments' data, as far as memory allows at once: what doesn't fit any more comes with the next step. */
    private List<ForwardedStatement> loaded(int tenantId, List<Item> items) {
        List<ForwardedStatement> batch = new ArrayList<>();
        long left = MOST_DATA;
        for (Item item : items) {
            List<AttachmentPart> parts = List.of();
            if (new String(item.json(), ISO_8859_1).contains("\"attachments\"")) {
                parts = feed.attachments(tenantId, item.seq(), MOST_DATA).stream()
                        .map(data -> new AttachmentPart(data.sha2(), data.contentType(), data.bytes()))
                        .toList();
                left -= parts.stream().mapToLong(part -> part.data().length).sum();
            }
            if (left < 0 && !batch.isEmpty()) {
                return batch;
            }
            batch.add(new ForwardedStatement(item.id(), item.json(), parts));
        }
        return batch;
    }

    private int most(Route route) {
        return Math.clamp(route.filter().perMinute() / STEPS_A_MINUTE, 1, properties.batch());
    }
}
