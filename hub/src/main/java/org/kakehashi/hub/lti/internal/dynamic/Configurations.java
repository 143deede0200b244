package org.kakehashi.hub.lti.internal.dynamic;

import tools.jackson.databind.JsonNode;

/** Reads a configuration that an administrator has from a vendor, in whichever format. */
final class Configurations {
    private Configurations() {}

    /** What it asks for; not checked yet, as who imports it may mend it. */
    static Wanted read(JsonNode document) throws Unacceptable {
        return CanvasConfiguration.is(document) ? CanvasConfiguration.read(document) : LtiConfiguration.read(document);
    }
}
