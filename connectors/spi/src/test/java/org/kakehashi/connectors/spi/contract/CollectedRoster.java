package org.kakehashi.connectors.spi.contract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.RosterSink;

/** A sink that keeps everything, for tests. Refuses a record whose file was not announced, and a file announced twice. */
public final class CollectedRoster implements RosterSink {

    private final Map<RosterFile, DeliveryMode> files = new EnumMap<>(RosterFile.class);
    private final List<RosterRecord> records = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    @Override
    public void file(RosterFile file, DeliveryMode mode) {
        if (files.put(file, mode) != null) {
            throw new AssertionError(file + " was announced twice");
        }
    }

    @Override
    public void accept(RosterRecord record) {
        if (!files.containsKey(record.file())) {
            throw new AssertionError(record.file() + " was not announced before " + record);
        }
        records.add(record);
    }

    @Override
    public void report(Finding finding) {
        findings.add(finding);
    }

    /** The files announced so far. */
    public Map<RosterFile, DeliveryMode> files() {
        return files;
    }

    /** The records accepted so far, in order. */
    public List<RosterRecord> records() {
        return records;
    }

    /** The records of one kind, in order. */
    public <R extends RosterRecord> List<R> records(Class<R> kind) {
        return records.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The findings reported so far, in order. */
    public List<Finding> findings() {
        return findings;
    }
}
