package org.kakehashi.connectors.schoolaffairscsv;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.FieldForm;
import org.kakehashi.connectors.spi.records.TemporalFormat;

/**
 * A layout where one row holds many records: one a day of an attendance sheet, one a question, a subject, a period.
 *
 * @param templates what the columns are called
 * @param header how the fields in those names are written, by field
 * @param dateFormats how a date in those names is written
 * @param month the month of the dates; null where they are whole
 * @param cell the field that the cells hold
 * @param cellForm how they are written
 * @param empty cells that make no record
 * @param except columns that look like the templates and are something else
 * @param weekdaysOnly whether Saturdays and Sundays are passed over
 */
record WideLayout(
        List<HeaderTemplate> templates,
        Map<String, FieldForm> header,
        List<TemporalFormat> dateFormats,
        @Nullable SheetMonth month,
        String cell,
        FieldForm cellForm,
        Set<String> empty,
        Set<String> except,
        boolean weekdaysOnly) {}
