package org.kakehashi.hub.demo.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AffairsFilesTests {
    private final City city = CityFounder.found(7, LocalDate.of(2026, 11, 20));

    @Test
    void writeOneRowForEachPupilAndDay() {
        var files = AffairsFiles.of(city);
        assertThat(files)
                .extracting(AffairsFiles.File::mapping)
                .containsExactly("standard-attendance", "standard-mood", "standard-nurse-visit");
        assertThat(files.getFirst().text().lines()).hasSize(1 + 900 * 60);
        assertThat(files.get(1).text().lines()).hasSizeBetween(70_000, 100_000);
        assertThat(files.get(2).text().lines()).hasSizeBetween(300, 1_000);
    }

    @Test
    void keepNamesOut() {
        var someone = city.pupils().getFirst();
        assertThat(AffairsFiles.of(city))
                .noneMatch(file -> file.text().contains(someone.person().name().family()));
        assertThat(AffairsFiles.of(city).getFirst().text())
                .contains(someone.person().id().toString());
    }
}
