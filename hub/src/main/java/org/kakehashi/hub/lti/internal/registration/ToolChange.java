package org.kakehashi.hub.lti.internal.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of a registration is said anew.
 *
 * @param fields names of those that differ, as the API has them
 * @param endsGrants whether its launches may carry an xAPI grant no more
 */
record ToolChange(List<String> fields, boolean endsGrants) {
    private static final List<String> KEYS = List.of("jwksUri", "jwks");

    static ToolChange between(Placement old, Placement changed) {
        Tool before = old.tool();
        Tool after = changed.tool();
        List<String> fields = new ArrayList<>();
        compare(fields, "name", before.name(), after.name());
        compare(fields, "initiateLoginUri", before.initiateLoginUri(), after.initiateLoginUri());
        compare(fields, "targetLinkUri", before.targetLinkUri(), after.targetLinkUri());
        compare(fields, "redirectUris", before.redirectUris(), after.redirectUris());
        compare(fields, "jwksUri", before.jwksUri(), after.jwksUri());
        compare(fields, "jwks", before.jwks(), after.jwks());
        compare(fields, "deepLinkingUri", before.deepLinkingUri(), after.deepLinkingUri());
        compare(fields, "iconUri", before.iconUri(), after.iconUri());
        compare(fields, "customParameters", before.customParameters(), after.customParameters());
        compare(fields, "xapiGrant", before.xapiGrant(), after.xapiGrant());
        compare(
                fields,
                "documentTarget",
                old.link().documentTarget(),
                changed.link().documentTarget());
        return new ToolChange(List.copyOf(fields), before.xapiGrant() && !after.xapiGrant());
    }

    /** Whether the tool signs with other keys than before, or says elsewhere which. */
    boolean ofKeys() {
        return fields.stream().anyMatch(KEYS::contains);
    }

    private static void compare(List<String> fields, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(name);
        }
    }
}
