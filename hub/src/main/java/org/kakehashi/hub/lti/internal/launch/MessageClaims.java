package org.kakehashi.hub.lti.internal.launch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.grades.AgsClaim;
import org.kakehashi.hub.lti.internal.registration.LtiScope;
import org.kakehashi.hub.lti.internal.registration.Opening;
import org.kakehashi.hub.lti.internal.registration.Released;
import org.kakehashi.hub.lti.internal.registration.ToolSettings;
import org.kakehashi.hub.roster.CourseSection;
import org.kakehashi.hub.roster.SchoolClass;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/** What a message says besides the token's own claims (LTI Core 1.3, 5.3 and 5.4, and the specifications of each message). */
@Component
class MessageClaims {
    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    /** Custom parameters, substituted (LTI Core 1.3, 5.4.6). */
    static final String CUSTOM = CLAIM + "custom";

    private static final String NAMES_AND_ROLES = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";

    private final ToolPlatform platform;
    private final AgsClaim ags;
    private final HubProperties hub;

    MessageClaims(ToolPlatform platform, AgsClaim ags, HubProperties hub) {
        this.platform = platform;
        this.ags = ags;
        this.hub = hub;
    }

    /**
     * The claims by name.
     *
     * @param custom parameters, already substituted
     * @param data what a tool that is to answer must echo; null: it isn't to
     */
    Map<String, Object> of(int tenantId, Message message, Map<String, String> custom, @Nullable String data) {
        Begun begun = message.begun();
        ToolSettings settings = begun.tool().settings();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(CLAIM + "message_type", begun.launch().message().word());
        claims.put(CLAIM + "version", "1.3.0");
        claims.put(CLAIM + "deployment_id", begun.link().deploymentId());
        claims.put(CLAIM + "target_link_uri", begun.link().targetLinkUri());
        claims.put(CLAIM + "roles", Roles.of(message.participant()));
        claims.put(CLAIM + "context", context(message.context().schoolClass()));
        claims.put(CLAIM + "launch_presentation", presentation(begun));
        claims.put(CLAIM + "tool_platform", platform.claim(tenantId));
        claims.put(CUSTOM, custom);
        claims.putAll(ReleasedClaims.of(settings, message.participant()));
        if (settings.releases(Released.NAME)) {
            claims.put("locale", Variables.LOCALE);
        }
        if (settings.releases(Released.SOURCED_ID)
                && !message.participant().sourcedId().isEmpty()) {
            claims.put(CLAIM + "lis", lis(message));
        }
        if (settings.scopes().contains(LtiScope.MEMBERSHIP)) {
            claims.put(NAMES_AND_ROLES, namesAndRoles(begun.launch().classId()));
        }
        if (begun.hasLink()) {
            claims.put(CLAIM + "resource_link", resourceLink(begun));
        }
        claims.putAll(
                switch (begun.launch().message()) {
                    case RESOURCE_LINK ->
                        grades(ags.of(
                                tenantId,
                                begun.tool(),
                                begun.link(),
                                begun.launch().classId()));
                    case DEEP_LINKING ->
                        Map.of(
                                DeepLinkRequest.SETTINGS,
                                DeepLinkRequest.settings(hub, message.context().schoolClass(), given(data)));
                    case SUBMISSION_REVIEW -> review(message);
                    case START_PROCTORING -> ProctoringClaims.start(hub, begun.launch(), given(data));
                    case END_ASSESSMENT -> ProctoringClaims.end(begun.launch());
                });
        return claims;
    }

    private static String given(@Nullable String data) {
        return Objects.requireNonNull(data);
    }

    private static Map<String, Object> grades(@Nullable Map<String, Object> endpoint) {
        return endpoint == null ? Map.of() : Map.of(AgsClaim.NAME, endpoint);
    }

    private Map<String, Object> review(Message message) {
        Begun begun = message.begun();
        UUID item = Objects.requireNonNull(begun.launch().about().lineItemId());
        return Map.of(
                AgsClaim.NAME,
                ags.ofReview(begun.tool(), begun.launch().classId(), item),
                CLAIM + "for_user",
                ForUser.of(begun.tool().settings(), Objects.requireNonNull(message.whose())));
    }

    private static Map<String, Object> resourceLink(Begun begun) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("id", begun.resourceLinkId());
        link.put("title", begun.link().title());
        if (begun.link().showing().description() != null) {
            link.put("description", begun.link().showing().description());
        }
        return link;
    }

    private static Map<String, Object> context(SchoolClass context) {
        return Map.of(
                "id", context.classId().toString(),
                "label", context.title(),
                "title", context.name(),
                "type", List.of(Variables.CONTEXT_TYPE));
    }

    /** Width and height are known where the tool itself wished for them, and the link opens where it meant (LTI Core 1.3, 5.4.4). */
    private Map<String, Object> presentation(Begun begun) {
        Launch launch = begun.launch();
        Map<String, Object> presentation = new LinkedHashMap<>();
        presentation.put("locale", Variables.LOCALE);
        presentation.put("document_target", launch.documentTarget().word());
        presentation.put("return_url", ReturnAddress.of(hub, launch));
        if (launch.message() == MessageType.RESOURCE_LINK
                && launch.documentTarget() == begun.link().documentTarget()) {
            Opening opening = begun.link().showing().opening();
            if (opening.width() != null) {
                presentation.put("width", opening.width());
            }
            if (opening.height() != null) {
                presentation.put("height", opening.height());
            }
        }
        return presentation;
    }

    private static Map<String, String> lis(Message message) {
        CourseSection context = message.context();
        return Map.of(
                "person_sourcedid", message.participant().sourcedId(),
                "course_section_sourcedid", context.sourcedId(),
                "course_offering_sourcedid", context.offeringSourcedId());
    }

    /** Names and Role Provisioning Services 2.0, 3.6.1.1. */
    private Map<String, Object> namesAndRoles(UUID classId) {
        return Map.of(
                "context_memberships_url",
                hub.link("/api/lti/contexts/" + classId + "/memberships"),
                "service_versions",
                List.of("2.0"));
    }
}
