package org.kakehashi.connectors.onerostercsv;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kakehashi.connectors.spi.roster.RosterContent;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;

/** A roster that a test holds in memory, to be written. */
record HeldRoster(List<RosterRecord> records) implements RosterContent {

    @Override
    public LocalDate day() {
        return LocalDate.of(2026, 4, 10);
    }

    @Override
    public Set<RosterFile> files() {
        return records.stream().map(RosterRecord::file).collect(Collectors.toSet());
    }

    @Override
    public Set<String> rareColumns(RosterFile file) {
        Set<String> rare = new TreeSet<>();
        records.stream().filter(record -> record.file() == file).forEach(record -> {
            record.base().metadata().keySet().forEach(name -> rare.add("metadata." + name));
            WrittenCells.of(record).forEach((column, value) -> {
                boolean isRare = column.equals("resourceSourcedIds") || column.startsWith("metadata.jp.kanaPreferred");
                if (isRare && !value.isEmpty()) {
                    rare.add(column);
                }
            });
        });
        return rare;
    }

    @Override
    public void read(RosterFile file, Reader reader) throws IOException {
        for (RosterRecord record : records) {
            if (record.file() == file) {
                reader.accept(record);
            }
        }
    }
}
