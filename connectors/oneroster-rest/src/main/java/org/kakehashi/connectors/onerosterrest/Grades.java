package org.kakehashi.connectors.onerosterrest;

import java.util.List;
import java.util.regex.Pattern;

/** Grade codes. */
final class Grades {

    private static final Pattern JAPAN = Pattern.compile("P[1-6]|J[1-3]|H[1-3]|E[1-3]");

    private Grades() {}

    /** An item's; the base specification leaves open which codes there are. */
    static List<String> of(Item item) {
        List<String> grades = item.texts("grades");
        if (item.vocabulary().isJapan()) {
            grades.stream()
                    .filter(grade -> !JAPAN.matcher(grade).matches())
                    .forEach(grade -> item.report(ItemRule.GRADE, "grades", grade));
        }
        return grades;
    }
}
