package org.kakehashi.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {
    private static final Pattern SECTION = Pattern.compile("^## `([a-z-]+)` \\((\\d{3})\\)", Pattern.MULTILINE);

    @Test
    void theDocumentationHasEachErrorAndNoOther() throws IOException {
        String page = Files.readString(Path.of("../docs/errors.md"));
        List<String> documented = SECTION.matcher(page)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
        List<String> known = Arrays.stream(ErrorCode.values())
                .map(code -> code.code() + " " + code.status().value())
                .toList();
        assertThat(documented).isEqualTo(known);
        assertThat(SECTION.matcher(page).results().map(MatchResult::group)).isNotEmpty();
    }

    @Test
    void everyErrorHasAWordForPeopleInBothLanguages() {
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(ResourceBundle.getBundle("i18n/web", java.util.Locale.ROOT)
                            .getString("error." + code.code()))
                    .isNotBlank();
            assertThat(ResourceBundle.getBundle("i18n/web", java.util.Locale.ENGLISH)
                            .getString("error." + code.code()))
                    .isNotBlank();
        }
    }
}
