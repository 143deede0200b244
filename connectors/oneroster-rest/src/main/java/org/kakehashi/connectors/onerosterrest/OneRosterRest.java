package org.kakehashi.connectors.onerosterrest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kakehashi.connectors.http.Patience;
import org.kakehashi.connectors.http.Pause;
import org.kakehashi.connectors.http.Refused;
import org.kakehashi.connectors.http.Requests;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterSink;
import org.kakehashi.connectors.spi.roster.RosterSource;
import org.kakehashi.connectors.spi.roster.SourceChangedException;
import tools.jackson.databind.JsonNode;

/** Reads the service's collections one after the other, each page after page, with a checkpoint after every page. */
final class OneRosterRest implements RosterSource {

    /** Items of one collection, more than any city has. */
    private static final long MOST_ITEMS = 5_000_000;

    private final ConnectorContext context;
    private final Pause pause;
    private final long mostItems;

    OneRosterRest(ConnectorContext context, Pause pause) {
        this(context, pause, MOST_ITEMS);
    }

    OneRosterRest(ConnectorContext context, Pause pause, long mostItems) {
        this.context = context;
        this.pause = pause;
        this.mostItems = mostItems;
    }

    @Override
    public Cursor readRoster(Cursor since, RosterSink sink) throws IOException, InterruptedException {
        RestSettings settings = RestSettings.of(context.settings(), sink);
        if (settings == null) {
            return since;
        }
        Progress progress = Progress.of(since, settings.fingerprint());
        progress.plan(settings.fullEvery());
        try {
            read(settings, progress, sink);
        } catch (Refused refused) {
            sink.report(refused.finding());
            return since;
        }
        return progress.end();
    }

    private void read(RestSettings settings, Progress progress, RosterSink sink)
            throws IOException, InterruptedException, Refused {
        Service service = new Service(settings, new Requests(context.http(), Patience.USUAL, pause));
        Items items = new Items(settings.words(), progress, sink);
        while (!progress.isOver()) {
            if (progress.collection() != Collection.DEMOGRAPHICS || settings.demographics()) {
                while (readPage(service, progress, items, sink)) {
                    sink.checkpoint(progress.checkpoint());
                }
            }
            progress.nextCollection();
            if (!progress.isOver()) {
                sink.checkpoint(progress.checkpoint());
            }
        }
    }

    /** Reads a page; says whether the collection has another. */
    private boolean readPage(Service service, Progress progress, Items items, RosterSink sink)
            throws IOException, InterruptedException, Refused {
        Collection collection = progress.collection();
        // From the second page on, the last item is asked for once more.
        long offset = Math.max(0, progress.offset() - 1);
        Optional<Page> answer = service.page(collection, offset, progress.changedAfter());
        if (answer.isEmpty() && progress.offset() == 0) {
            progress.readWhole();
            answer = service.page(collection, offset, null);
        }
        Page page = answer.orElseThrow(
                () -> new SourceChangedException("The service takes its filter no longer (" + collection + ")."));
        progress.answered(page.at());
        if (progress.offset() == 0) {
            announce(collection, progress.mode(), sink);
        }
        List<String> marks = page.items().stream().map(Items::mark).toList();
        int known = known(collection, progress, page, marks);
        List<JsonNode> fresh = page.items().subList(known, marks.size());
        items.give(collection, fresh, offset + known + 1);
        if (!fresh.isEmpty()) {
            progress.reached(offset + marks.size(), marks.getLast());
        }
        if (progress.offset() > mostItems) {
            throw new Refused(RestRule.ENDLESS.brokenIn(collection.oneRosterName(), mostItems));
        }
        return !fresh.isEmpty() && page.hasMore(progress.offset());
    }

    private static void announce(Collection collection, DeliveryMode mode, RosterSink sink) {
        for (RosterFile file : collection.files()) {
            sink.file(file, mode);
            if (mode == DeliveryMode.DELTA && file != collection.files().getFirst()) {
                sink.wholeByUser(file);
            }
        }
    }

    /** How many of the page's items were read already: those up to the last item of the page before. */
    private static int known(Collection collection, Progress progress, Page page, List<String> marks)
            throws SourceChangedException, Refused {
        int known = progress.offset() == 0 ? 0 : marks.lastIndexOf(progress.last()) + 1;
        boolean lost = progress.offset() > 0 && known == 0;
        boolean ends = known == marks.size();
        if (ends && known > 1) {
            throw new Refused(RestRule.PAGE_REPEATED.brokenIn(collection.oneRosterName()));
        }
        if (lost || (ends && page.total().orElse(0) > progress.offset())) {
            throw new SourceChangedException("The list of " + collection.oneRosterName()
                    + " changed while it was read, or the service doesn't keep it sorted.");
        }
        return known;
    }

    @Override
    public void close() {
        // Nothing outlives a read.
    }
}
