package org.kakehashi.connectors.spi;

/**
 * A rule as it is written down: its name, how much it matters, and what people read.
 *
 * @param code see {@link Rule#code()}
 * @param severity see {@link Rule#severity()}
 * @param rule see {@link Rule#rule()}
 * @param remedy see {@link Rule#remedy()}
 */
public record Wording(String code, Severity severity, Text rule, Text remedy) {

    /** Of a rule after whose breach the data can't be used. */
    public static Wording error(String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        return of(Severity.ERROR, code, ruleJa, ruleEn, remedyJa, remedyEn);
    }

    /** Of any rule. */
    public static Wording of(
            Severity severity, String code, String ruleJa, String ruleEn, String remedyJa, String remedyEn) {
        return new Wording(code, severity, new Text(ruleJa, ruleEn), new Text(remedyJa, remedyEn));
    }
}
