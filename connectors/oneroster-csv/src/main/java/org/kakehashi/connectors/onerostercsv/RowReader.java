package org.kakehashi.connectors.onerostercsv;

import org.kakehashi.connectors.spi.roster.RosterRecord;

/** Makes a record of a row, reporting what is wrong in it through the row. */
@FunctionalInterface
interface RowReader {

    /** The record; of no use where the row is not sound, then some of its values are stand-ins. */
    RosterRecord read(Row row);
}
