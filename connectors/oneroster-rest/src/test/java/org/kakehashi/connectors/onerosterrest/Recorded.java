package org.kakehashi.connectors.onerosterrest;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedRoster;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.RosterSink;

/** A sink that keeps everything, and forgets what came after the last checkpoint when it is told to. */
final class Recorded implements RosterSink {

    private final CollectedRoster all = new CollectedRoster();
    private final List<RosterFile> byUser = new ArrayList<>();
    private Cursor checkpoint = Cursor.START;
    private int kept;

    @Override
    public void file(RosterFile file, DeliveryMode mode) {
        all.file(file, mode);
    }

    @Override
    public void accept(RosterRecord record) {
        all.accept(record);
    }

    @Override
    public void report(Finding finding) {
        all.report(finding);
    }

    @Override
    public void checkpoint(Cursor here) {
        checkpoint = here;
        kept = all.records().size();
    }

    @Override
    public void wholeByUser(RosterFile file) {
        byUser.add(file);
    }

    CollectedRoster all() {
        return all;
    }

    List<RosterFile> byUser() {
        return byUser;
    }

    /** As the hub does before another attempt. */
    Cursor backToCheckpoint() {
        all.records().subList(kept, all.records().size()).clear();
        return checkpoint;
    }
}
