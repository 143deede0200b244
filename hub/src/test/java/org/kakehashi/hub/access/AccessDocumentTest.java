package org.kakehashi.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/access.md} and {@code docs/ja/access.md} are generated from {@link PermissionMatrix}. Run this
 * test with {@code -Dhub.docs.write=true} to write them anew.
 */
class AccessDocumentTest {
    private static final String BEGIN = "<!-- generated from PermissionMatrix -->\n";
    private static final String END = "<!-- end of the generated part -->\n";

    @Test
    void theEnglishPageSaysWhatTheMatrixSays() throws IOException {
        holds(Path.of("../docs/access.md"), Locale.ENGLISH, dataTable(Locale.ENGLISH) + "\n" + permissionTable());
    }

    @Test
    void theJapanesePageSaysWhatTheMatrixSays() throws IOException {
        holds(Path.of("../docs/ja/access.md"), Locale.ROOT, dataTable(Locale.ROOT));
    }

    @Test
    void everyRoleCategoryAndReachHasANameInBothLanguages() {
        for (Locale locale : new Locale[] {Locale.ROOT, Locale.ENGLISH}) {
            assertThat(Role.values())
                    .allSatisfy(role -> assertThat(name(locale, "role", role)).isNotBlank());
            assertThat(DataCategory.values()).allSatisfy(category -> assertThat(name(locale, "category", category))
                    .isNotBlank());
            assertThat(Reach.values()).allSatisfy(reach -> assertThat(name(locale, "reach", reach))
                    .isNotBlank());
        }
    }

    private static void holds(Path page, Locale locale, String generated) throws IOException {
        String text = Files.readString(page);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertThat(to).as("%s has its marks", page).isGreaterThanOrEqualTo(from);
        String fresh = text.substring(0, from) + generated + text.substring(to);
        if (Boolean.getBoolean("hub.docs.write")) {
            Files.writeString(page, fresh);
        }
        assertThat(Files.readString(page))
                .as("%s (%s) is stale: run this test with -Dhub.docs.write=true", page, locale)
                .isEqualTo(fresh);
    }

    private static String dataTable(Locale locale) {
        StringBuilder table = new StringBuilder();
        table.append("| ");
        for (DataCategory category : DataCategory.values()) {
            table.append("| ").append(name(locale, "category", category)).append(' ');
        }
        table.append("|\n|---")
                .append("|---".repeat(DataCategory.values().length))
                .append("|\n");
        for (Role role : Role.values()) {
            Map<DataCategory, Reach> reaches = PermissionMatrix.reaches(role);
            table.append("| ").append(name(locale, "role", role)).append(' ');
            for (DataCategory category : DataCategory.values()) {
                Reach reach = reaches.get(category);
                table.append("| ")
                        .append(reach == null ? "–" : name(locale, "reach", reach))
                        .append(' ');
            }
            table.append("|\n");
        }
        return table.toString();
    }

    private static String permissionTable() {
        Map<Permission, Set<String>> holders = new EnumMap<>(Permission.class);
        for (Role role : Role.values()) {
            PermissionMatrix.of(role).forEach(permission -> holders.computeIfAbsent(permission, any -> new TreeSet<>())
                    .add(name(Locale.ENGLISH, "role", role)));
        }
        return "| permission | roles |\n|---|---|\n"
                + Arrays.stream(Permission.values()).map(row(holders)).collect(Collectors.joining());
    }

    private static Function<Permission, String> row(Map<Permission, Set<String>> holders) {
        return permission -> "| `%s` | %s |\n"
                .formatted(
                        permission,
                        holders.containsKey(permission)
                                ? String.join(", ", holders.get(permission))
                                : "– (API clients only)");
    }

    private static String name(Locale locale, String kind, Enum<?> value) {
        return ResourceBundle.getBundle(
                        "i18n/access",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(kind + "." + value);
    }
}
