package org.kakehashi.hub.lti.internal.dynamic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.MessageNames;
import org.kakehashi.hub.lti.internal.registration.NewTool;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON by which vendors describe a tool to Canvas (its LTI developer key), since many publish nothing else. */
final class CanvasConfiguration {
    private static final Set<String> KNOWN = Set.of(
            "title",
            "description",
            "oidc_initiation_url",
            "target_link_uri",
            "redirect_uris",
            "public_jwk_url",
            "public_jwk",
            "scopes",
            "custom_fields",
            "extensions");
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final WantedParts parts = new WantedParts();

    private CanvasConfiguration() {}

    /** Whether a document is one. */
    static boolean is(JsonNode document) {
        return document.has("oidc_initiation_url") || (document.has("title") && !document.has("client_name"));
    }

    /** What it asks for. */
    static Wanted read(JsonNode document) throws Unacceptable {
        return new CanvasConfiguration().wanted(Members.of(document));
    }

    private Wanted wanted(Members key) throws Unacceptable {
        parts.ignored(key, KNOWN);
        String target = key.required("target_link_uri");
        List<Wanted.Message> messages = new ArrayList<>();
        List<String> domains = new ArrayList<>();
        List<String> claims = new ArrayList<>();
        String icon = null;
        for (Members extension : key.objects("extensions")) {
            String domain = extension.text("domain");
            if (domain != null) {
                domains.add(domain);
            }
            claims.addAll(claims(extension.text("privacy_level")));
            Members settings = extension.object("settings").orElse(null);
            if (settings != null) {
                messages.addAll(messages(settings));
                icon = icon == null ? settings.text("icon_url") : icon;
            }
        }
        parts.judge(messages);
        Map<String, String> custom = parts.custom(key.parameters("custom_fields"), messages);
        return new Wanted(
                newTool(key, target, messages, custom, icon),
                domains,
                parts.scopes(key.texts("scopes")),
                Demands.of(claims, custom.values()),
                claims,
                messages,
                Map.of(),
                parts.notes());
    }

    private NewTool newTool(
            Members key,
            String target,
            List<Wanted.Message> messages,
            Map<String, String> custom,
            @Nullable String icon)
            throws Unacceptable {
        List<String> redirects = key.texts("redirect_uris");
        if (redirects.isEmpty()) {
            parts.note(Note.Kind.REDIRECT_FROM_TARGET, target);
        }
        return new NewTool(
                key.required("title"),
                key.required("oidc_initiation_url"),
                target,
                redirects.isEmpty() ? List.of(target) : redirects,
                key.text("public_jwk_url"),
                WantedParts.deepLinking(messages, target),
                parts.picture(icon),
                custom,
                WantedParts.usesXapi(custom),
                null,
                keys(key));
    }

    /** One key there is a set here; its address comes first where both are given. */
    private static @Nullable Map<String, Object> keys(Members key) throws Unacceptable {
        Members jwk = key.object("public_jwk").orElse(null);
        return jwk == null || jwk.names().isEmpty() || key.text("public_jwk_url") != null
                ? null
                : Map.of("keys", List.of(JsonMapper.shared().convertValue(jwk.object(), OBJECT)));
    }

    /** Where a placement stands is Canvas's own; the hub has one place for each message. */
    private static List<Wanted.Message> messages(Members settings) throws Unacceptable {
        Set<Wanted.Message> messages = new LinkedHashSet<>();
        for (Members placement : settings.objects("placements")) {
            String named = placement.text("message_type");
            String type = named == null ? MessageNames.RESOURCE_LINK : named;
            String place = placement.text("placement");
            messages.add(new Wanted.Message(
                    type,
                    placement.text("text"),
                    placement.text("target_link_uri"),
                    placement.parameters("custom_fields"),
                    place == null ? List.of() : List.of(place),
                    MessageNames.of(type).isPresent()));
        }
        return List.copyOf(messages);
    }

    private static List<String> claims(@Nullable String privacyLevel) {
        return switch (privacyLevel) {
            case "public" -> List.of("name", "given_name", "family_name", "email");
            case "name_only" -> List.of("name", "given_name", "family_name");
            case "email_only" -> List.of("email");
            case null, default -> List.of();
        };
    }
}
