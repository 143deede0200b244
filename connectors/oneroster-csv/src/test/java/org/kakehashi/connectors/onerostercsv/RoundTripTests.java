package org.kakehashi.connectors.onerostercsv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.contract.CollectedRoster;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.LineItemRecord;
import org.kakehashi.connectors.spi.roster.OrgRecord;
import org.kakehashi.connectors.spi.roster.ResourceRecord;
import org.kakehashi.connectors.spi.roster.ResultRecord;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.ScoreScaleRecord;
import org.kakehashi.connectors.spi.roster.UserName;
import org.kakehashi.connectors.spi.roster.UserName.Parts;
import org.kakehashi.connectors.spi.roster.UserRecord;

/** Whatever a roster holds, writing and reading it again gives the same, by every profile that allows it. */
class RoundTripTests {

    private static final String ODD = "\"',;=+-@\t\r\n \u3000{}:_あﾊ髙𠮷😀é\u0301\u200d\u202eaZ09";

    /** Text as a cell can hold it: not blank, without white space around it, not NULL. */
    private static Arbitrary<String> text() {
        Arbitrary<String> odd = Arbitraries.integers()
                .between(0, ODD.codePointCount(0, ODD.length()) - 1)
                .map(place -> ODD.codePointAt(ODD.offsetByCodePoints(0, place)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(RoundTripTests::join);
        Arbitrary<String> any = Arbitraries.integers()
                .between(1, 0x10FFFF)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(RoundTripTests::join);
        return Arbitraries.frequencyOf(Tuple.of(3, odd), Tuple.of(1, any))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.equals("NULL"));
    }

    private static String join(List<Integer> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::appendCodePoint);
        return text.toString();
    }

    private static Arbitrary<String> item() {
        return text().map(text -> text.replaceAll("[,\u001f]", "").strip())
                .filter(text -> !text.isEmpty() && !text.equals("NULL"));
    }

    private static Arbitrary<List<String>> items() {
        return item().list().ofMaxSize(3);
    }

    private static Arbitrary<Base> base(RosterFile file) {
        Arbitrary<Instant> moment = Arbitraries.longs()
                .between(0, 4_000_000_000_000L)
                .map(Instant::ofEpochMilli)
                .injectNull(0.5);
        Arbitrary<Map<String, String>> metadata =
                Arbitraries.maps(item().map(name -> "x" + name), text()).ofMaxSize(2);
        return Combinators.combine(Arbitraries.create(UUID::randomUUID), moment, metadata)
                .as((id, modified, more) -> new Base(
                        new Origin(file.csvName(), 1),
                        "s-" + id,
                        modified == null ? null : Base.Status.ACTIVE,
                        modified,
                        more));
    }

    @Provide
    Arbitrary<RosterRecord> records() {
        Arbitrary<String> some = text();
        Arbitrary<String> maybe = text().injectNull(0.3);
        Arbitrary<BigDecimal> number = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000"), new BigDecimal("1000"))
                .ofScale(3)
                .injectNull(0.3);
        Arbitrary<LocalDate> date = Arbitraries.integers().between(0, 50_000).map(day -> LocalDate.of(2000, 1, 1)
                .plusDays(day));
        Arbitrary<OrgRecord> orgs = Combinators.combine(base(RosterFile.ORGS), some, maybe)
                .as((base, name, code) -> new OrgRecord(base, name, "school", code, null));
        Arbitrary<Parts> parts = Combinators.combine(maybe, maybe, maybe).as(Parts::new);
        Arbitrary<UserName> names =
                Combinators.combine(some, some, maybe, parts, parts, parts).as(UserName::new);
        Arbitrary<List<UserRecord.UserId>> ids = Combinators.combine(item(), text())
                .as((type, id) -> new UserRecord.UserId(
                        ("t" + type.replaceAll("[{}:]", "")).strip(), ("i" + id.replaceAll("[{}\u001f]", "")).strip()))
                .list()
                .ofMaxSize(2);
        Arbitrary<UserRecord> users = Combinators.combine(
                        base(RosterFile.USERS), some, ids, names, maybe, items(), items(), maybe)
                .as((base, user, userIds, name, phone, grades, resources, pronouns) -> new UserRecord(
                        base,
                        true,
                        user,
                        userIds,
                        name,
                        pronouns,
                        phone,
                        null,
                        phone,
                        List.of(),
                        grades,
                        UUID.randomUUID(),
                        resources,
                        null,
                        pronouns,
                        null));
        Arbitrary<LineItemRecord> lineItems = Combinators.combine(
                        base(RosterFile.LINE_ITEMS), some, maybe, date, number)
                .as((base, title, description, day, most) ->
                        new LineItemRecord(base, title, description, day, day, "c", "k", "y", null, most, "s"));
        Arbitrary<ResultRecord> results = Combinators.combine(base(RosterFile.RESULTS), number, date, maybe, maybe)
                .as((base, score, day, comment, textScore) -> new ResultRecord(
                        base, "i", "u", "submitted", score, day, comment, textScore, null, true, null, false, null));
        Arbitrary<ScoreScaleRecord> scales = Combinators.combine(
                        base(RosterFile.SCORE_SCALES), some, some, items().filter(list -> !list.isEmpty()))
                .as((base, title, type, values) -> new ScoreScaleRecord(base, title, type, "o", "k", "c", values));
        Arbitrary<ResourceRecord> resources = Combinators.combine(base(RosterFile.RESOURCES), maybe, maybe)
                .as((base, title, roles) -> new ResourceRecord(
                        base,
                        RosterFile.RESOURCES,
                        title == null ? Map.of() : Map.of("title", title, "roles", roles == null ? "x" : roles)));
        return Arbitraries.oneOf(List.of(
                orgs.map(RosterRecord.class::cast),
                users.map(RosterRecord.class::cast),
                lineItems.map(RosterRecord.class::cast),
                results.map(RosterRecord.class::cast),
                scales.map(RosterRecord.class::cast),
                resources.map(RosterRecord.class::cast)));
    }

    @Provide
    Arbitrary<List<RosterRecord>> rosters() {
        return records().list().ofMaxSize(12);
    }

    @Property(tries = 300)
    void nothingIsLost(@ForAll("rosters") List<RosterRecord> records) throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        byte[] zip = WritingTests.written(new HeldRoster(records), Profile.BASE, findings);
        Path directory = Files.createTempDirectory("roster");
        Path file = directory.resolve("roster.zip");
        try {
            Files.write(file, zip);
            CollectedRoster again = Rosters.read(RosterFiles.of(file), directory, "1.2");
            assertThat(again.findings()).isEmpty();
            for (RosterFile kind : RosterFile.values()) {
                assertThat(cells(again.records(), kind)).isEqualTo(cells(records, kind));
            }
        } finally {
            try (var files = Files.list(directory)) {
                for (Path each : files.toList()) {
                    Files.delete(each);
                }
            }
            Files.delete(directory);
        }
    }

    private static List<Map<String, String>> cells(List<RosterRecord> records, RosterFile kind) {
        return records.stream()
                .filter(record -> record.file() == kind)
                .map(WrittenCells::of)
                .toList();
    }
}
