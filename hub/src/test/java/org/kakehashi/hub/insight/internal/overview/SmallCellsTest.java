package org.kakehashi.hub.insight.internal.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SmallCellsTest {
    private static final int SMALLEST = 10;
    private final SmallCells cells = new SmallCells(SMALLEST);

    @Test
    void whatIsAboutEnoughPupilsIsShown() {
        SmallCells.Shown shown = cells.of(List.of(List.of(10, 31), List.of(30, 0)));
        assertThat(shown).isEqualTo(new SmallCells.Shown(all(true, 2, 2), List.of(true, true), true));
    }

    @Test
    void aTotalThatGivesOneSmallCellAwayIsHiddenAndSoIsTheTotalAbove() {
        SmallCells.Shown shown = cells.of(List.of(List.of(9, 31), List.of(30, 30)));
        assertThat(shown.cells()).isEqualTo(List.of(List.of(false, true), List.of(true, true)));
        assertThat(shown.rows()).containsExactly(false, true);
        assertThat(shown.all()).isFalse();
    }

    @Test
    void twoSmallCellsThatAreEnoughTogetherLeaveTheirTotal() {
        SmallCells.Shown shown = cells.of(List.of(List.of(9, 1, 31)));
        assertThat(shown.rows()).containsExactly(true);
        assertThat(shown.all()).isTrue();
    }

    @Test
    void twoSmallCellsThatAreTooFewTogetherDoNot() {
        assertThat(cells.of(List.of(List.of(4, 5, 31))).rows()).containsExactly(false);
    }

    @Test
    void hiddenTotalsOfTwoSchoolsThatAreEnoughTogetherLeaveTheTotalOfAll() {
        SmallCells.Shown shown = cells.of(List.of(List.of(5, 31), List.of(5, 40), List.of(30, 30)));
        assertThat(shown.rows()).containsExactly(false, false, true);
        assertThat(shown.all()).isTrue();
    }

    /** Every set of hidden cells of too few pupils: its sum must not follow from what is shown, by any sums and differences. */
    @Property(tries = 400)
    void nothingAboutTooFewFollowsFromWhatIsShown(@ForAll("tables") List<List<Integer>> pupils) {
        SmallCells.Shown shown = cells.of(pupils);
        List<int[]> hidden = new ArrayList<>();
        for (int row = 0; row < pupils.size(); row++) {
            for (int column = 0; column < pupils.get(row).size(); column++) {
                if (!shown.cells().get(row).get(column)) {
                    hidden.add(new int[] {row, pupils.get(row).get(column)});
                }
            }
        }
        List<double[]> known = new ArrayList<>();
        for (int row = 0; row < pupils.size(); row++) {
            if (shown.rows().get(row)) {
                int of = row;
                known.add(hidden.stream()
                        .mapToDouble(cell -> cell[0] == of ? 1 : 0)
                        .toArray());
            }
        }
        if (shown.all()) {
            known.add(hidden.stream().mapToDouble(cell -> 1).toArray());
        }
        for (int set = 1; set < 1 << hidden.size(); set++) {
            double[] sum = new double[hidden.size()];
            int about = 0;
            for (int i = 0; i < sum.length; i++) {
                sum[i] = (set >> i) & 1;
                about += sum[i] == 1 ? hidden.get(i)[1] : 0;
            }
            if (about < SMALLEST) {
                List<double[]> more = new ArrayList<>(known);
                more.add(sum);
                assertThat(rank(more)).as("%s of %s in %s", set, hidden, pupils).isGreaterThan(rank(known));
            }
        }
    }

    @Provide
    Arbitrary<List<List<Integer>>> tables() {
        Arbitrary<Integer> count = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0, 12)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(10, 40)));
        return Arbitraries.integers()
                .between(1, 3)
                .flatMap(columns ->
                        count.list().ofSize(columns).list().ofMinSize(1).ofMaxSize(3));
    }

    private static int rank(List<double[]> equations) {
        List<double[]> rows =
                new ArrayList<>(equations.stream().map(double[]::clone).toList());
        int rank = 0;
        int columns = rows.isEmpty() ? 0 : rows.getFirst().length;
        for (int column = 0; column < columns; column++) {
            int pivot = rank;
            while (pivot < rows.size() && Math.abs(rows.get(pivot)[column]) < 1e-9) {
                pivot++;
            }
            if (pivot < rows.size()) {
                double[] found = rows.remove(pivot);
                rows.add(rank, found);
                for (int other = rank + 1; other < rows.size(); other++) {
                    double factor = rows.get(other)[column] / found[column];
                    for (int i = column; i < columns; i++) {
                        rows.get(other)[i] -= factor * found[i];
                    }
                }
                rank++;
            }
        }
        return rank;
    }

    private static List<List<Boolean>> all(boolean value, int rows, int columns) {
        return java.util.Collections.nCopies(rows, java.util.Collections.nCopies(columns, value));
    }
}
