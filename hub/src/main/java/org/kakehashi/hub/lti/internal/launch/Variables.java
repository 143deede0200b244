package org.kakehashi.hub.lti.internal.launch;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.lti.internal.registration.Released;
import org.kakehashi.hub.lti.internal.registration.Showing;
import org.kakehashi.hub.lti.internal.registration.Window;
import org.kakehashi.hub.roster.CourseSection;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What custom parameters can ask for (LTI Core 1.3, appendix of variables); {@code VariableNames} lists them for tools. */
@Component
class Variables {
    /** The variable whose use makes a launch carry a grant. */
    static final String FETCH_URL = "Xapi.fetchUrl";

    static final String LOCALE = "ja-JP";

    static final String CONTEXT_TYPE = "http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection";

    private final ToolPlatform platform;
    private final HubProperties hub;
    private final JsonMapper json;

    Variables(ToolPlatform platform, HubProperties hub, JsonMapper json) {
        this.platform = platform;
        this.hub = hub;
        this.json = json;
    }

    /**
     * The values of a launch by variable name, without {@code $}.
     *
     * @param fetchCode one-time code of the launch's grant; null: it has none
     */
    Map<String, String> of(int tenantId, Message message, @Nullable String fetchCode) {
        Begun begun = message.begun();
        Map<String, String> values =
                new LinkedHashMap<>(PersonVariables.of(begun.tool().settings(), message.participant(), message.told()));
        context(values, message.context());
        if (begun.tool().settings().releases(Released.SOURCED_ID)) {
            sourcedIds(values, message.context());
        }
        if (begun.hasLink()) {
            link(begun, values);
        }
        values.put("Message.locale", LOCALE);
        values.put("Message.documentTarget", begun.launch().documentTarget().word());
        values.put("Message.returnUrl", ReturnAddress.of(hub, begun.launch()));
        values.putAll(platform.variables(tenantId));
        if (begun.tool().xapiGrant()) {
            values.put("Xapi.endpoint", hub.link("/xapi/"));
            values.put("Xapi.actor", actor(begun.launch()));
            values.put("Xapi.registration", begun.launch().registration().toString());
        }
        if (fetchCode != null) {
            values.put(FETCH_URL, hub.link("/lti/xapi-token/" + fetchCode));
        }
        return values;
    }

    private static void context(Map<String, String> values, CourseSection context) {
        values.put("Context.id", context.schoolClass().classId().toString());
        values.put("Context.type", CONTEXT_TYPE);
        for (String kind : new String[] {"Context.", "CourseSection."}) {
            values.put(kind + "title", context.schoolClass().name());
            values.put(kind + "label", context.schoolClass().title());
        }
        values.put("CourseSection.timeFrame.begin", start(context.from()));
        values.put("CourseSection.timeFrame.end", start(context.to().plusDays(1)));
        String offering = context.offeringTitle();
        if (offering != null) {
            values.put("CourseOffering.title", offering);
        }
    }

    private static void sourcedIds(Map<String, String> values, CourseSection context) {
        values.put("Context.sourcedId", context.sourcedId());
        values.put("CourseSection.sourcedId", context.sourcedId());
        values.put("Membership.courseSectionSourcedId", context.sourcedId());
        values.put("CourseOffering.sourcedId", context.offeringSourcedId());
    }

    private static String start(LocalDate day) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(day.atStartOfDay(SchoolDay.ZONE));
    }

    /** Of the link (LTI Core 1.3, B.2). A bound that a window lacks is empty. */
    private static void link(Begun begun, Map<String, String> values) {
        Showing showing = begun.link().showing();
        values.put("ResourceLink.id", begun.resourceLinkId());
        values.put("ResourceLink.title", begun.link().title());
        values.put("ResourceLink.description", Objects.requireNonNullElse(showing.description(), ""));
        window("ResourceLink.available", showing.available(), values);
        window("ResourceLink.submission", showing.submission(), values);
    }

    private static void window(String name, Window window, Map<String, String> values) {
        values.put(name + ".startDateTime", Objects.toString(window.from(), ""));
        values.put(name + ".endDateTime", Objects.toString(window.until(), ""));
    }

    /** An Agent identified by its account (xAPI 1.0.3 part 2, 2.4.2.4), as JSON: the pairwise subject, whatever {@code sub} is. */
    private String actor(Launch launch) {
        Map<String, String> account = new LinkedHashMap<>();
        account.put("homePage", hub.issuer());
        account.put("name", launch.subject().toString());
        Map<String, Object> actor = new LinkedHashMap<>();
        actor.put("objectType", "Agent");
        actor.put("account", account);
        return json.writeValueAsString(actor);
    }
}
