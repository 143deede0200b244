package org.kakehashi.connectors.onerosterrest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterContent;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterService;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterService.Asked;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;

/** After the first time, only what changed; everything again where that can't be had. */
class ChangesTests {

    private static final String LATER = "'2026-04-02T00:00:00.000Z'";
    private static final Map<String, String> YEARLY = Map.of("fullEveryDays", "366");
    private final RosterService service = new RosterService(RosterContent.school(5));
    private final Plain plain = new Plain();

    @AfterEach
    void stop() {
        service.close();
    }

    private Recorded after(Cursor cursor, Map<String, String> settings) throws IOException, InterruptedException {
        Recorded sink = new Recorded();
        service.asked().clear();
        plain.connector(service, settings).readRoster(cursor, sink);
        return sink;
    }

    private Cursor first() throws IOException, InterruptedException {
        return plain.connector(service, YEARLY).readRoster(Cursor.START, new Recorded());
    }

    @Test
    void onlyWhatChangedSinceShortlyBeforeTheLastReadComes() throws Exception {
        Cursor cursor = first();
        service.hold(RosterContent.school(5)
                .replace("enrollments", 2, "'2026-04-01T00:00:00.000Z'", LATER)
                .replace("enrollments", 2, "'active'", "'tobedeleted'")
                .replace("users", 1, "'2026-04-01T00:00:00.000Z'", LATER));

        Recorded sink = after(cursor, YEARLY);

        assertThat(service.asked()).extracting(Asked::filter).containsOnly("dateLastModified>'2026-03-31T23:55:00Z'");
        assertThat(sink.all().files().values()).containsOnly(DeliveryMode.DELTA);
        assertThat(sink.byUser()).containsExactly(RosterFile.USER_PROFILES, RosterFile.ROLES);
        assertThat(sink.all().records().stream().filter(row -> row.base().status() == Base.Status.TO_BE_DELETED))
                .extracting(RosterRecord::file)
                .containsExactly(RosterFile.ENROLLMENTS);
    }

    @Test
    void aServiceThatCannotFilterIsReadWhole() throws Exception {
        Cursor cursor = first();
        service.answer((request, page) -> request.filter() == null
                ? page
                : RosterService.json("{\"imsx_codeMajor\":\"failure\"}").withStatus(400));

        Recorded sink = after(cursor, YEARLY);

        assertThat(sink.all().findings()).isEmpty();
        assertThat(sink.all().files().values()).containsOnly(DeliveryMode.BULK);
        assertThat(sink.byUser()).isEmpty();
    }

    @Test
    void everythingIsReadAgainAfterAWhileAndWhereSettingsChanged() throws Exception {
        Cursor cursor = first();

        assertThat(after(cursor, Map.of("fullEveryDays", "0")).all().files().values())
                .containsOnly(DeliveryMode.BULK);
        assertThat(after(cursor, Map.of("fullEveryDays", "366", "profile", "base"))
                        .all()
                        .files()
                        .values())
                .containsOnly(DeliveryMode.BULK);
        assertThat(after(new Cursor("not ours"), YEARLY).all().files().values()).containsOnly(DeliveryMode.BULK);
    }
}
