package org.kakehashi.hub.insight.internal.overview;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A week by school and grade, with what may be shown of it.
 *
 * @param smallest pupils that a shown figure is about at least
 * @param grades the columns, codes such as {@code P5}
 * @param schools the rows
 * @param total of all schools; null where it is hidden
 */
record Overview(
        int smallest,
        List<String> grades,
        List<School> schools,
        @Nullable Figures total) {

    /**
     * One school.
     *
     * @param cells one for each grade
     * @param total of all its grades; null where it is hidden
     */
    record School(
            UUID schoolId,
            String name,
            List<Cell> cells,
            @Nullable Figures total) {}

    /**
     * One grade of one school.
     *
     * @param exists whether the school has pupils of the grade
     * @param figures of them; null where they are hidden or there are none
     */
    record Cell(boolean exists, @Nullable Figures figures) {}
}
