package org.kakehashi.connectors.xapi;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kakehashi.connectors.http.Patience;
import org.kakehashi.connectors.http.Requests;
import org.kakehashi.connectors.http.SafeAddress;
import org.kakehashi.connectors.http.SettingReader;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.statements.ReadStatement;
import org.kakehashi.connectors.spi.statements.StatementReceiver;
import org.kakehashi.connectors.spi.statements.StatementSource;

/**
 * Reads statements page by page (1.0.3 part 3, 2.1.3): {@code since} the last run less an overlap, in ascending order, along
 * {@code more}. The cursor is a time of {@code stored}, see {@link Progress}.
 */
final class XapiPull implements StatementSource {
    /** Pages of one run; the next one goes on behind them. */
    private static final int MOST_PAGES = 20_000;
    /** Pages without a statement, one after the other. */
    private static final int MOST_EMPTY = 50;

    private static final int USUAL_PAGE = 200;
    private static final int LARGEST_PAGE = 1000;
    private static final int USUAL_OVERLAP = 60;
    private static final int LONGEST_OVERLAP = 86_400;

    private final ConnectorContext context;
    private final Patience patience;

    XapiPull(ConnectorContext context, Patience patience) {
        this.context = context;
        this.patience = patience;
    }

    /** What a run wants, once its settings are read. */
    private record Wanted(Remote remote, int pageSize, Duration overlap, Cursor since) {
        URI first() {
            StringBuilder query = new StringBuilder("?ascending=true&format=exact&limit=")
                    .append(pageSize)
                    .append("&attachments=")
                    .append(remote.attachments());
            Instant from = Progress.instant(since.value());
            if (from != null) {
                query.append("&since=")
                        .append(URLEncoder.encode(from.minus(overlap).toString(), StandardCharsets.UTF_8));
            }
            return URI.create(remote.statements() + query.toString());
        }
    }

    @Override
    public Cursor readStatements(Cursor since, StatementReceiver receiver) throws IOException, InterruptedException {
        Optional<Wanted> wanted = wanted(since, receiver);
        return wanted.isEmpty() ? since : read(wanted.get(), receiver);
    }

    private Optional<Wanted> wanted(Cursor since, Findings findings) {
        SettingReader settings = new SettingReader(context.settings(), findings);
        Remote remote = Remote.of(settings);
        int size = settings.number(XapiSetting.PAGE_SIZE, USUAL_PAGE, 1, LARGEST_PAGE);
        int overlap = settings.number(XapiSetting.OVERLAP, USUAL_OVERLAP, 1, LONGEST_OVERLAP);
        String from = settings.text(XapiSetting.SINCE);
        if (!from.isEmpty() && Progress.instant(from) == null) {
            settings.report(XapiRule.TIME, XapiSetting.SINCE);
        }
        if (remote == null || !settings.isSound()) {
            return Optional.empty();
        }
        boolean first = since.equals(Cursor.START);
        return Optional.of(new Wanted(
                remote, size, first ? Duration.ZERO : Duration.ofSeconds(overlap), first ? new Cursor(from) : since));
    }

    private Cursor read(Wanted wanted, StatementReceiver receiver) throws IOException, InterruptedException {
        String name = wanted.remote().statements().toString();
        Requests requests = new Requests(context.http(), patience, Thread::sleep);
        Pages pages = new Pages(new Lrs(requests, wanted.remote()), receiver, name);
        Progress progress = new Progress(wanted.since());
        Set<URI> seen = new HashSet<>();
        URI next = wanted.first();
        long place = 1;
        int empty = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Optional<Pages.Page> fetched = pages.fetch(next);
            if (fetched.isEmpty()) {
                return progress.cursor();
            }
            place = give(fetched.get(), name, place, receiver);
            StatementResult result = fetched.get().result();
            boolean end = result.more().isEmpty();
            boolean ordered = progress.ordered();
            progress.page(result.statements(), fetched.get().consistentThrough(), end);
            tell(
                    page == 0 && fetched.get().consistentThrough() == null,
                    XapiRule.NO_CONSISTENT_THROUGH,
                    name,
                    receiver);
            tell(ordered && !progress.ordered(), XapiRule.UNORDERED, name, receiver);
            receiver.checkpoint(progress.cursor());
            if (end) {
                break;
            }
            empty = result.statements().isEmpty() ? empty + 1 : 0;
            Optional<URI> more = more(wanted.remote(), result.more(), receiver);
            if (more.isEmpty()) {
                return progress.cursor();
            }
            if (!seen.add(more.get()) || empty > MOST_EMPTY) {
                receiver.report(XapiRule.MORE_LOOPS.brokenIn(name).holding(result.more()));
                return progress.cursor();
            }
            next = more.get();
        }
        return progress.cursor();
    }

    private static void tell(boolean broken, XapiRule rule, String name, Findings findings) {
        if (broken) {
            findings.report(rule.brokenIn(name));
        }
    }

    private static long give(Pages.Page page, String name, long first, StatementReceiver receiver) {
        long place = first;
        for (StatementResult.Slice statement : page.result().statements()) {
            receiver.accept(
                    new ReadStatement(new Origin(name, place++), statement.json(), page.attachmentsOf(statement)));
        }
        return place;
    }

    /** An IRL relative to the other store's origin, or one of that very origin; nobody else is sent the credentials. */
    private static Optional<URI> more(Remote remote, String irl, Findings findings) {
        Optional<URI> more = SafeAddress.next(remote.statements(), irl);
        if (more.isEmpty()) {
            findings.report(XapiRule.MORE_ELSEWHERE
                    .brokenIn(remote.statements().toString())
                    .holding(irl));
        }
        return more;
    }

    @Override
    public void close() {
        // A run holds nothing but its thread's page.
    }
}
