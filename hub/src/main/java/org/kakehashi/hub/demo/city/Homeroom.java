package org.kakehashi.hub.demo.city;

/**
 * A home class (学級) in the current school year.
 *
 * @param school where it is
 * @param grade the roster's grade code
 * @param number 1 for 1組
 */
public record Homeroom(School school, String grade, int number) {

    /** As people call it: 5年1組. */
    public String title() {
        return level() + "年" + number + "組";
    }

    int level() {
        return grade.charAt(1) - '0';
    }

    /** The same pupils' class a year before; not for the lowest grade, who weren't at this school. */
    Homeroom yearBefore() {
        return new Homeroom(school, grade.charAt(0) + String.valueOf(level() - 1), number);
    }

    String sourcedId(SchoolYear year) {
        return "class-%s-%d-%s-%d".formatted(school.code(), year.year(), grade, number);
    }
}
