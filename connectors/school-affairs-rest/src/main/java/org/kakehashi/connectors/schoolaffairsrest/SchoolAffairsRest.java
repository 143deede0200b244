package org.kakehashi.connectors.schoolaffairsrest;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.http.Patience;
import org.kakehashi.connectors.http.Pause;
import org.kakehashi.connectors.http.Refused;
import org.kakehashi.connectors.http.Requests;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.RecordReader;
import org.kakehashi.connectors.spi.records.RecordSink;
import org.kakehashi.connectors.spi.records.RecordSource;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Reads the pages of one address by its mapping. It gives a cursor only where it came to the last page: what a page in between
 * breaks is asked for again.
 */
final class SchoolAffairsRest implements RecordSource {
    private final ConnectorContext context;
    private final Pause pause;
    private final Clock clock;

    SchoolAffairsRest(ConnectorContext context, Pause pause, Clock clock) {
        this.context = context;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public Cursor readRecords(Cursor since, RecordSink sink) throws IOException, InterruptedException {
        RestSettings settings = RestSettings.of(context.settings(), sink);
        if (settings == null) {
            return since;
        }
        String today =
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Tokyo")).toString();
        Run run = new Run(settings, sink, since.value(), today);
        try {
            run.read(new Service(settings, new Requests(context.http(), Patience.USUAL, pause)));
            return new Cursor(run.furthest);
        } catch (Refused refused) {
            sink.report(refused.finding());
            return since;
        }
    }

    @Override
    public void close() {
        // Nothing outlives a read.
    }

    private static final class Run {
        private final RestSettings settings;
        private final RestMapping mapping;
        private final RecordSink sink;
        private final RecordReader reader;
        private final URI first;
        private final String name;
        private final String today;
        private String furthest;
        private long items;

        Run(RestSettings settings, RecordSink sink, String before, String today) {
            this.settings = settings;
            this.mapping = settings.mapping();
            this.sink = sink;
            this.reader = mapping.fields().reader(sink);
            this.today = today;
            String since = mapping.cursor() == null ? notAfterToday(before) : before;
            this.first = settings.firstPage(since);
            this.name = first.getRawPath() == null || first.getRawPath().isEmpty() ? "/" : first.getRawPath();
            this.furthest = since;
        }

        void read(Service service) throws IOException, InterruptedException, Refused {
            Set<URI> asked = new HashSet<>();
            for (URI address = first; address != null; ) {
                if (!asked.add(address)) {
                    throw new Refused(RestRule.NEXT_AGAIN.brokenIn(name));
                }
                if (asked.size() > settings.maxPages()) {
                    throw new Refused(RestRule.PAGES.brokenIn(name, settings.maxPages()));
                }
                Service.Page page = service.page(name, first, address);
                for (JsonNode item : page.items()) {
                    item(item);
                }
                address = page.next();
            }
        }

        private void item(JsonNode item) {
            items++;
            Origin origin = new Origin(name, items);
            if (!isSound(item, origin)) {
                return;
            }
            SchoolRecord record = reader.read(mapping.fields().row(origin, place -> text(item, place)));
            if (record != null) {
                sink.accept(record);
                String place = mapping.cursor() == null
                        ? notAfterToday(record.date().toString())
                        : scalar(item.at(mapping.cursor()));
                if (place != null && isFurther(place)) {
                    furthest = place;
                }
            }
        }

        /** A plan, or a slip, for a later day must not hide what comes until then. */
        private String notAfterToday(String date) {
            return date.compareTo(today) > 0 ? today : date;
        }

        /** Numbers are compared as such; dates and times as ISO 8601 writes them, in one time zone. */
        private boolean isFurther(String place) {
            boolean byLength =
                    place.length() != furthest.length() && place.matches("[0-9]+") && furthest.matches("[0-9]+");
            return byLength ? place.length() > furthest.length() : place.compareTo(furthest) > 0;
        }

        private boolean isSound(JsonNode item, Origin origin) {
            boolean sound = true;
            for (Map.Entry<String, JsonPointer> place : mapping.pointers().entrySet()) {
                if (item.at(place.getValue()).isContainer()) {
                    sound = false;
                    sink.report(RestRule.SHAPE
                            .brokenIn(origin.file())
                            .atLine(origin.line())
                            .at(place.getKey(), null));
                }
            }
            return sound;
        }

        private @Nullable String text(JsonNode item, String place) {
            JsonPointer pointer = mapping.pointers().get(place);
            return pointer == null ? null : scalar(item.at(pointer));
        }

        private static @Nullable String scalar(JsonNode value) {
            if (value.isMissingNode() || value.isNull() || value.isContainer()) {
                return null;
            }
            String text = value.isNumber() ? value.toString() : value.asString();
            return text.isBlank() ? null : text.strip();
        }
    }
}
