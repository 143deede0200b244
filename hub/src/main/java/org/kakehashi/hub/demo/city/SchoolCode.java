package org.kakehashi.hub.demo.city;

/** The ministry's 学校コード: 12 characters and a check digit. */
final class SchoolCode {
    private SchoolCode() {}

    /**
     * A public school's code.
     *
     * @param type B1 for an elementary school, C1 for a junior high school
     * @param prefecture 1 to 47
     * @param number the school's number, 7 digits
     */
    static String of(String type, int prefecture, int number) {
        var twelve = "%s%02d2%07d".formatted(type, prefecture, number);
        return twelve + checkDigit(twelve);
    }

    /**
     * The check digit over 12 characters: weights 2, 1, 2, 1, …, a letter counts as its place in the alphabet, the digits
     * of each product are added up, and the sum is filled up to a multiple of 10.
     */
    static int checkDigit(String twelve) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            char c = twelve.charAt(i);
            int product = (Character.isDigit(c) ? c - '0' : c - 'A' + 1) * (2 - i % 2);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
