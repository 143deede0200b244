package org.kakehashi.hub.demo.city;

/**
 * A made-up name with its reading in full-width katakana.
 *
 * @param family 姓
 * @param given 名
 * @param familyKana 姓の読み
 * @param givenKana 名の読み
 */
public record PersonName(String family, String given, String familyKana, String givenKana) {

    /** Family name, a space, given name. */
    public String full() {
        return family + " " + given;
    }

    String kana() {
        return familyKana + " " + givenKana;
    }
}
