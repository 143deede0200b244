package org.kakehashi.connectors.onerostercsv;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.BitSet;

/** Whether a text holds no characters but those of JIS X 0213, which the Japan profiles ask for. */
final class JisX0213 {

    private final CharsetEncoder encoder = Charset.forName("x-SJIS_0213").newEncoder();
    private final BitSet looked = new BitSet();
    private final BitSet within = new BitSet();

    boolean holds(String text) {
        return text.codePoints().allMatch(this::holds) || encoder.canEncode(text);
    }

    private boolean holds(int character) {
        if (character < 0x80) {
            return true;
        }
        if (!looked.get(character)) {
            looked.set(character);
            within.set(character, encoder.canEncode(Character.toString(character)));
        }
        return within.get(character);
    }
}
