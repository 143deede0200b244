package org.kakehashi.hub.lti.internal.launch;

import java.util.UUID;

/**
 * A person's right to open links: through a class that they attend or teach today.
 *
 * @param classId the class
 * @param schoolId its school
 * @param instructor whether they teach it
 */
public record Visit(UUID classId, UUID schoolId, boolean instructor) {}
