package org.kakehashi.connectors.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.RosterSource;

/** The suite for connectors that give a roster. */
public abstract class RosterSourceContract extends ConnectorContract {

    /** Reads the roster from the beginning, keeping all of it. */
    protected final CollectedRoster collect(ConnectorContext context) throws IOException, InterruptedException {
        CollectedRoster sink = new CollectedRoster();
        readInto(sink, context);
        return sink;
    }

    @Override
    final Reading read(ConnectorContext context) throws IOException, InterruptedException {
        CollectedRoster sink = new CollectedRoster();
        Cursor cursor = readInto(sink, context);
        return new Reading(sink.records(), sink.findings(), cursor);
    }

    private Cursor readInto(CollectedRoster sink, ConnectorContext context) throws IOException, InterruptedException {
        try (RosterSource source = (RosterSource) factory().open(context)) {
            return source.readRoster(Cursor.START, sink);
        }
    }

    @Test
    void whatIsReferredToComesBeforeWhatRefers() throws Exception {
        List<String> kinds = collect(good()).records().stream()
                .map(record -> record.getClass().getSimpleName())
                .distinct()
                .toList();

        assertThat(kinds)
                .isSubsetOf(ORDER)
                .isSortedAccordingTo((one, other) -> Integer.compare(ORDER.indexOf(one), ORDER.indexOf(other)));
    }

    @Test
    void everyRecordSaysWhereItWasReadAndHasAKey() throws Exception {
        List<RosterRecord> records = collect(good()).records();

        assertThat(records).allSatisfy(record -> assertThat(record.sourcedId()).isNotBlank());
        assertThat(records).extracting(RosterRecord::origin).doesNotHaveDuplicates();
    }

    private static final List<String> ORDER = List.of(
            "OrgRecord",
            "AcademicSessionRecord",
            "CourseRecord",
            "ClassRecord",
            "UserRecord",
            "UserProfileRecord",
            "RoleRecord",
            "DemographicsRecord",
            "EnrollmentRecord",
            "ResourceRecord",
            "CategoryRecord",
            "ScoreScaleRecord",
            "LineItemRecord",
            "ResultRecord",
            "ScoreScaleUseRecord",
            "LearningObjectiveRecord");
}
