package org.kakehashi.hub.lti.internal.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.roster.SchoolClass;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What custom parameters can ask for. */
@Component
class Variables {
    /** The variable whose use makes a launch carry a grant. */
    static final String FETCH_URL = "Xapi.fetchUrl";

    static final String LOCALE = "ja-JP";

    private final HubProperties hub;
    private final JsonMapper json;

    Variables(HubProperties hub, JsonMapper json) {
        this.hub = hub;
        this.json = json;
    }

    /**
     * The values of a launch by variable name, without {@code $}.
     *
     * @param fetchCode one-time code of the launch's grant; null: it has none
     */
    Map<String, String> of(Begun begun, SchoolClass context, @Nullable String fetchCode) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("User.id", begun.launch().subject().toString());
        values.put("Context.id", context.classId().toString());
        values.put("Context.title", context.name());
        values.put("ResourceLink.id", begun.resourceLinkId());
        values.put("ResourceLink.title", begun.link().title());
        values.put("Message.locale", LOCALE);
        values.put("Message.documentTarget", begun.launch().documentTarget().word());
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

    /** An Agent identified by its account (xAPI 1.0.3 part 2, 2.4.2.4), as JSON. */
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
