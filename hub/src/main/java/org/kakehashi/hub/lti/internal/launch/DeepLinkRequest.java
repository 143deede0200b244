package org.kakehashi.hub.lti.internal.launch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kakehashi.hub.roster.SchoolClass;
import org.kakehashi.hub.web.HubProperties;

/** What a tool is told of the materials that it can give (Deep Linking 2.0, 3.1). */
final class DeepLinkRequest {
    static final String SETTINGS = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";

    private DeepLinkRequest() {}

    /**
     * The claim {@code deep_linking_settings}.
     *
     * @param data opaque, to be echoed once
     */
    static Map<String, Object> settings(HubProperties hub, SchoolClass context, String data) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("deep_link_return_url", hub.link("/lti/deep-link-return"));
        settings.put("accept_types", List.of("ltiResourceLink", "link", "file", "html", "image"));
        settings.put("accept_presentation_document_targets", List.of("iframe", "window"));
        settings.put("accept_media_types", "*/*");
        settings.put("accept_multiple", true);
        settings.put("accept_lineitem", true);
        // What comes back is added without a further question; the teacher can remove it.
        settings.put("auto_create", true);
        settings.put("title", context.title());
        settings.put("text", context.name());
        settings.put("data", data);
        return settings;
    }
}
