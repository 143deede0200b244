package org.kakehashi.connectors.spi.contract;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.records.RecordSink;
import org.kakehashi.connectors.spi.records.SchoolRecord;

/** A sink that keeps everything, for tests. */
public final class CollectedRecords implements RecordSink {

    private final List<SchoolRecord> records = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    @Override
    public void accept(SchoolRecord record) {
        records.add(record);
    }

    @Override
    public void report(Finding finding) {
        findings.add(finding);
    }

    /** The records accepted so far, in order. */
    public List<SchoolRecord> records() {
        return records;
    }

    /** The findings reported so far, in order. */
    public List<Finding> findings() {
        return findings;
    }
}
