package org.kakehashi.connectors.onerosterrest;

import org.kakehashi.connectors.spi.Text;

/** What a rule says, and what to do about it. */
record Texts(Text rule, Text remedy) {

    static Texts of(String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        return new Texts(new Text(ruleJa, ruleEn), new Text(remedyJa, remedyEn));
    }
}
