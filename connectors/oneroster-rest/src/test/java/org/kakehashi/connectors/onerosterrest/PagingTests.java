package org.kakehashi.connectors.onerosterrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterContent;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterService;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterService.Asked;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.SourceChangedException;
import org.kakehashi.connectors.spi.roster.UserRecord;

/** Every page once, and a whole or nothing. */
class PagingTests {

    private static final Map<String, String> TEN = Map.of("pageSize", "10");
    private final RosterService service = new RosterService(RosterContent.school(400));
    private final Plain plain = new Plain();
    private final Recorded sink = new Recorded();

    @AfterEach
    void stop() {
        service.close();
    }

    private Cursor read(Cursor since) throws IOException, InterruptedException {
        return plain.connector(service, TEN).readRoster(since, sink);
    }

    private List<String> users() {
        return sink.all().records(UserRecord.class).stream()
                .map(RosterRecord::sourcedId)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void allItemsComeOnceWhateverTheServiceSaysOfPages(boolean howMany, boolean whetherMore) throws Exception {
        service.says(howMany, whetherMore);

        read(Cursor.START);

        assertThat(sink.all().findings()).isEmpty();
        assertThat(users()).hasSize(401).doesNotHaveDuplicates();
        assertThat(sink.all().records()).hasSize(4 + 401 * 3 + 1);
    }

    @Test
    void anotherAttemptAsksOnlyForWhatWasNotReadAndGivesTheSameWhole() throws Exception {
        read(Cursor.START);
        List<RosterRecord> whole = List.copyOf(sink.all().records());
        Recorded second = new Recorded();
        service.answer((request, page) ->
                request.collection().equals("users") && request.offset() == 37 * 9 ? page.withStatus(503) : page);
        assertThatThrownBy(() -> plain.connector(service, TEN).readRoster(Cursor.START, second))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");
        service.answer((request, page) -> page);
        service.asked().clear();

        plain.connector(service, TEN).readRoster(second.backToCheckpoint(), second);

        assertThat(service.asked().getFirst())
                .extracting(Asked::collection, Asked::offset)
                .containsExactly("users", 37 * 9);
        assertThat(service.asked()).extracting(Asked::collection).doesNotContain("orgs", "classes");
        assertThat(second.all().records()).isEqualTo(whole);
    }

    @Test
    void aListThatShrinksWhileItIsReadIsNoWhole() {
        service.answer((request, page) -> {
            if (request.collection().equals("users") && request.offset() == 18) {
                service.hold(RosterContent.school(400).remove("users", 3));
            }
            return page;
        });

        assertThatThrownBy(() -> read(Cursor.START)).isInstanceOf(SourceChangedException.class);
    }

    @Test
    void aListThatGrowsWhileItIsReadGivesNothingTwice() throws Exception {
        service.answer((request, page) -> {
            if (request.collection().equals("users") && request.offset() == 18) {
                service.hold(RosterContent.school(400).duplicateFirst("users"));
            }
            return page;
        });

        read(Cursor.START);

        assertThat(users()).hasSize(401).doesNotHaveDuplicates();
    }

    @Test
    void aServiceThatHeedsNoOffsetIsFoundOut() throws Exception {
        service.says(false, false);
        service.answer((request, page) -> request.collection().equals("users") && request.offset() > 0
                ? RosterService.json("{\"users\":["
                        + String.join(",", RosterContent.school(9).users()) + "]}")
                : page);

        assertThat(read(Cursor.START)).isEqualTo(Cursor.START);

        assertThat(sink.all().findings()).singleElement().satisfies(finding -> assertThat(finding.code())
                .isEqualTo("page.repeated"));
    }

    @Test
    void aListThatNeverEndsIsLeft() throws Exception {
        service.says(false, false);
        service.answer((request, page) -> request.collection().equals("orgs")
                ? RosterService.json("{\"orgs\":["
                        + String.join(
                                ",",
                                IntStream.range(request.offset(), request.offset() + request.limit())
                                        .mapToObj(number -> "{\"sourcedId\":\"org-" + number
                                                + "\",\"name\":\"x\",\"type\":\"school\"}")
                                        .toList())
                        + "]}")
                : page);

        assertThat(new OneRosterRest(plain.context(service, TEN), pause -> {}, 500).readRoster(Cursor.START, sink))
                .isEqualTo(Cursor.START);

        assertThat(sink.all().findings()).singleElement().satisfies(finding -> assertThat(finding.code())
                .isEqualTo("page.endless"));
        assertThat(service.asked()).hasSize(56);
    }
}
