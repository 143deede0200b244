package org.kakehashi.hub.demo.city;

import java.util.List;

/**
 * A school of the demo city.
 *
 * @param code 学校コード, also its sourcedId's stem
 * @param name its Japanese name
 * @param grades the roster's grade codes, lowest first
 */
public record School(String code, String name, List<String> grades) {

    String sourcedId() {
        return "org-" + code;
    }

    boolean elementary() {
        return code.startsWith("B1");
    }
}
