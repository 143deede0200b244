package org.kakehashi.hub.roster;

import java.util.List;
import java.util.UUID;

/**
 * A class.
 *
 * @param title as delivered, such as 5年1組
 * @param grades codes such as {@code P5}
 * @param homeroom whether it is a homeroom class rather than a scheduled one
 * @param specialNeeds whether it is a special-needs class (特別支援学級)
 */
public record SchoolClass(
        UUID classId,
        String title,
        List<String> grades,
        boolean homeroom,
        boolean specialNeeds,
        UUID schoolId,
        String schoolName) {

    public SchoolClass {
        grades = List.copyOf(grades);
    }

    /** For people: 「さくら小学校 5年1組」. */
    public String name() {
        return title.startsWith(schoolName) ? title : schoolName + " " + title;
    }
}
