package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Reads the hub's self-sending forms. */
public final class Forms {
    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\"[^>]* action=\"([^\"]*)\"");

    private Forms() {}

    /** Its hidden fields. */
    public static Map<String, String> fields(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(page);
        while (field.find()) {
            fields.put(HtmlUtils.htmlUnescape(field.group(1)), HtmlUtils.htmlUnescape(field.group(2)));
        }
        return fields;
    }

    /** Where it goes. */
    public static String action(String page) {
        Matcher action = ACTION.matcher(page);
        assertThat(action.find()).as(page).isTrue();
        return HtmlUtils.htmlUnescape(action.group(1));
    }
}
