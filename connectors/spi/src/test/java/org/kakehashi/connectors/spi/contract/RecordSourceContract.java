package org.kakehashi.connectors.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.records.RecordSource;
import org.kakehashi.connectors.spi.records.SchoolRecord;

/** The suite for connectors that give school-affairs records. */
public abstract class RecordSourceContract extends ConnectorContract {

    /** Reads the records from the beginning, keeping all of them. */
    protected final CollectedRecords collect(ConnectorContext context) throws IOException, InterruptedException {
        CollectedRecords sink = new CollectedRecords();
        readInto(sink, context);
        return sink;
    }

    @Override
    final Reading read(ConnectorContext context) throws IOException, InterruptedException {
        CollectedRecords sink = new CollectedRecords();
        Cursor cursor = readInto(sink, context);
        return new Reading(sink.records(), sink.findings(), cursor);
    }

    private Cursor readInto(CollectedRecords sink, ConnectorContext context) throws IOException, InterruptedException {
        try (RecordSource source = (RecordSource) factory().open(context)) {
            return source.readRecords(Cursor.START, sink);
        }
    }

    @Test
    void everyRecordHasAKeyOfItsOwnAndSaysWhereItWasRead() throws Exception {
        List<SchoolRecord> records = collect(good()).records();

        assertThat(records).extracting(SchoolRecord::sourceKey).doesNotHaveDuplicates();
        assertThat(records).allSatisfy(record -> {
            assertThat(record.sourceKey()).isNotBlank().hasSizeLessThanOrEqualTo(200);
            assertThat(record.origin().file()).isNotBlank();
        });
    }
}
