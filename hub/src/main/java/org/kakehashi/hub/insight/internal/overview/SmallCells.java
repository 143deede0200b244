package org.kakehashi.hub.insight.internal.overview;

import java.util.List;

/**
 * Which figures of a table of cells may be shown: rows of cells, a total for each row, and one for all. A cell of fewer pupils than the
 * smallest is hidden. A total gives away what its hidden parts have together, so it is hidden too where these are fewer
 * pupils than the smallest; what hides behind a hidden total counts for the total above. There are no totals of
 * columns: rows and columns together can be solved for single cells.
 */
final class SmallCells {
    private final int smallest;

    /** @param smallest pupils that a figure must be about; at least 1 */
    SmallCells(int smallest) {
        this.smallest = smallest;
    }

    /**
     * What may be shown.
     *
     * @param cells of each row, whether it is
     * @param rows whether the row's total is
     * @param all whether the total of all rows is
     */
    record Shown(List<List<Boolean>> cells, List<Boolean> rows, boolean all) {}

    /** Decides for rows of pupils' counts; a cell of no pupils tells nothing about anybody. */
    Shown of(List<List<Integer>> pupils) {
        List<List<Boolean>> cells = pupils.stream()
                .map(row -> row.stream().map(this::isShown).toList())
                .toList();
        List<Boolean> rows = pupils.stream().map(row -> isShown(hidden(row))).toList();
        int behindRows = pupils.stream()
                .mapToInt(this::hidden)
                .filter(hidden -> !isShown(hidden))
                .sum();
        return new Shown(cells, rows, isShown(behindRows));
    }

    private int hidden(List<Integer> row) {
        return row.stream()
                .filter(count -> !isShown(count))
                .mapToInt(count -> count)
                .sum();
    }

    private boolean isShown(int pupils) {
        return pupils == 0 || pupils >= smallest;
    }
}
