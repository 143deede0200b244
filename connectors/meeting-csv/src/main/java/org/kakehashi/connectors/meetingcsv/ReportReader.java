package org.kakehashi.connectors.meetingcsv;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.csv.CsvRow;
import org.kakehashi.connectors.meetingcsv.Attendee.Stay;
import org.kakehashi.connectors.meetingcsv.MeetingCsv.Wanted;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.RecordReader;
import org.kakehashi.connectors.spi.records.RecordSink;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import org.kakehashi.connectors.spi.records.SubjectScheme;

/**
 * Takes a report row by row: what stands above the table of participants, the table, and, in Teams' reports, the table of
 * single joins after it, which then counts instead.
 */
final class ReportReader {
    private static final int MOST = 10_000;
    private static final int LONGEST_WORD = 200;
    private static final Pattern TEAMS_TITLE = Pattern.compile("^\"(.{1,1000})\" ?で会議中$");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    private final String file;
    private final Wanted wanted;
    private final Findings findings;
    private final Map<String, Map<String, Attendee>> meetings = new LinkedHashMap<>();
    private final Set<Attendee> full = new HashSet<>();
    private @Nullable Columns columns;
    private @Nullable CsvRow above;
    private boolean tableSeen;
    private boolean tooMany;
    private int participants;
    private String meeting = "";
    private String title = "";

    ReportReader(String file, Wanted wanted, Findings findings) {
        this.file = file;
        this.wanted = wanted;
        this.findings = findings;
    }

    void take(CsvRow row) {
        Columns found = Columns.of(row).orElse(null);
        if (found != null) {
            if (columns == null && tableSeen && found.areSingleJoins()) {
                meetings.clear();
                participants = 0;
            }
            columns = found;
            tableSeen = true;
        } else if (columns == null || filled(row) == 1) {
            // A section's title ends a table.
            columns = null;
            takeFact(row);
        } else {
            takeParticipant(row, columns);
        }
    }

    private static long filled(CsvRow row) {
        return row.cells().stream().filter(cell -> !cell.isEmpty()).count();
    }

    /** {@code Meeting title → …} beside each other, or a small table with a header above. */
    private void takeFact(CsvRow row) {
        List<String> cells = row.cells();
        if (cells.size() == 2 || filled(row) == 2) {
            meeting = Columns.meetingIn(cells) == 0 ? cells.get(1) : meeting;
            title = Columns.titleIn(cells) == 0 ? bare(cells.get(1)) : title;
        } else if (above != null) {
            String number = Columns.cell(row, Columns.meetingIn(above.cells()));
            String name = Columns.cell(row, Columns.titleIn(above.cells()));
            meeting = number.isEmpty() ? meeting : number;
            title = name.isEmpty() ? title : name;
        }
        above = row;
    }

    /** Teams in Japanese writes “"title" で会議中”. */
    private static String bare(String title) {
        return TEAMS_TITLE.matcher(title).replaceFirst("$1");
    }

    private void takeParticipant(CsvRow row, Columns in) {
        String account = Columns.cell(row, in.account());
        Stay stay = stay(row, in);
        if (account.isEmpty()) {
            // Every join of such a participant is reported: whether two of a name are one person isn't known.
            int place = in.account() >= 0 ? in.account() : in.name();
            report(MeetingRule.NO_ACCOUNT.brokenIn(file), row, in, place, Columns.cell(row, in.name()));
        } else if (stay != null) {
            String number = Columns.cell(row, in.meeting());
            title = in.title() >= 0 && title.isEmpty() ? Columns.cell(row, in.title()) : title;
            join(row, number, account.toLowerCase(Locale.ROOT), stay);
        }
    }

    private void join(CsvRow row, String number, String account, Stay stay) {
        Attendee attendee = meetings.getOrDefault(number, Map.of()).get(account);
        if (attendee == null && participants == MOST) {
            if (!tooMany) {
                findings.report(MeetingRule.TOO_MANY.brokenIn(file, MOST).atLine(row.line()));
            }
            tooMany = true;
            return;
        }
        if (attendee == null) {
            participants++;
            attendee = new Attendee(row.line());
            meetings.computeIfAbsent(number, none -> new LinkedHashMap<>()).put(account, attendee);
        }
        if (!attendee.isFull()) {
            attendee.add(stay);
        } else if (full.add(attendee)) {
            findings.report(MeetingRule.JOINS.brokenIn(file, Attendee.MOST).atLine(row.line()));
        }
    }

    private @Nullable Stay stay(CsvRow row, Columns in) {
        LocalDateTime joined = time(row, in, in.joined());
        String leftText = Columns.cell(row, in.left());
        LocalDateTime left = leftText.isEmpty() ? null : time(row, in, in.left());
        if (joined == null || (left == null && !leftText.isEmpty())) {
            return null;
        }
        if (left != null && left.isBefore(joined)) {
            report(MeetingRule.ORDER.brokenIn(file), row, in, in.left(), leftText);
            return null;
        }
        Duration length = Stamps.length(Columns.cell(row, in.length())).orElse(null);
        return new Stay(joined, left, length);
    }

    private @Nullable LocalDateTime time(CsvRow row, Columns in, int place) {
        String text = Columns.cell(row, place);
        LocalDateTime time = wanted.stamps().read(text, in.utc()).orElse(null);
        if (time == null) {
            boolean alone = wanted.stamps().isTimeAlone(text);
            report((alone ? MeetingRule.DATE : MeetingRule.TIME).brokenIn(file), row, in, place, text);
        }
        return time;
    }

    private void report(Finding finding, CsvRow row, Columns in, int place, String value) {
        findings.report(finding.atLine(row.line()).at(in.header().get(place), value));
    }

    /** Gives the records; false where there are none for a reason that has been reported. */
    boolean end(RecordSink sink) {
        if (!tableSeen) {
            sink.report(MeetingRule.NO_TABLE.brokenIn(file));
            return false;
        }
        RecordReader reader = new RecordReader(RecordKind.ONLINE_LESSON, wanted.scheme(), Map.of(), sink);
        for (Map.Entry<String, Map<String, Attendee>> of : meetings.entrySet()) {
            String number = first(wanted.meeting(), of.getKey(), meeting, title);
            if (number == null) {
                sink.report(MeetingRule.MEETING.brokenIn(Finding.SETTINGS).at(MeetingCsvFactory.MEETING, null));
                return false;
            }
            of.getValue().forEach((account, attendee) -> {
                SchoolRecord record = reader.read(row(account, attendee, number));
                if (record != null) {
                    sink.accept(record);
                }
            });
        }
        return true;
    }

    private RecordReader.Row row(String account, Attendee attendee, String number) {
        Map<String, String> texts = new LinkedHashMap<>();
        LocalDateTime joined = attendee.joined();
        LocalDateTime left = attendee.left();
        int at = account.lastIndexOf('@');
        boolean local = wanted.scheme() == SubjectScheme.USERNAME && at > 0;
        texts.put("person", local ? account.substring(0, at) : account);
        texts.put(RecordReader.DATE, joined.toLocalDate().toString());
        texts.put("meeting", cut(number));
        String name = first(wanted.title(), title);
        if (name != null) {
            texts.put("title", cut(name));
        }
        texts.put("joined", CLOCK.format(joined));
        if (left != null) {
            // A meeting that goes on past midnight belongs to the day on which it was joined.
            boolean sameDay = left.toLocalDate().equals(joined.toLocalDate());
            texts.put(
                    "left", CLOCK.format(sameDay ? left.toLocalTime() : LocalTime.MAX.truncatedTo(ChronoUnit.MINUTES)));
            texts.put("minutes", Long.toString(attendee.minutes()));
        }
        texts.put("times", Integer.toString(attendee.times()));
        return new RecordReader.Row() {
            @Override
            public Origin origin() {
                return new Origin(file, attendee.line());
            }

            @Override
            public @Nullable String text(String field) {
                return texts.get(field);
            }

            @Override
            public String place(String field) {
                return field;
            }
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_WORD ? text : text.substring(0, LONGEST_WORD);
    }

    private static @Nullable String first(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                return text.strip();
            }
        }
        return null;
    }
}
