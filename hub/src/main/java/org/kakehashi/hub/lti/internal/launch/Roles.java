package org.kakehashi.hub.lti.internal.launch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kakehashi.hub.roster.Participant;
import org.kakehashi.hub.roster.Participant.Part;

/** Roles as URIs (LTI Core 1.3, A.2): in the context with sub-roles, and at the institution. */
public final class Roles {
    private static final String VOCABULARY = "http://purl.imsglobal.org/vocab/lis/v2/";
    private static final String CONTEXT = VOCABULARY + "membership#";
    private static final String INSTRUCTOR = VOCABULARY + "membership/Instructor#";
    private static final String INSTITUTION = VOCABULARY + "institution/person#";

    /** Whoever attends. */
    public static final String LEARNER = CONTEXT + "Learner";

    /** Whoever teaches. */
    public static final String TEACHER = CONTEXT + "Instructor";

    private static final Set<String> HEADS =
            Set.of("principal", "siteAdministrator", "districtAdministrator", "systemAdministrator");
    private static final Set<String> STAFF = Set.of("counselor", "aide", "proctor", "administrator");

    private Roles() {}

    /** All of them, as the hub sends them. */
    public static List<String> of(Participant participant) {
        Set<String> roles = new LinkedHashSet<>();
        Set<Part> parts = participant.parts();
        if (parts.contains(Part.TEACHES)) {
            roles.add(TEACHER);
            if (parts.contains(Part.LEADS)) {
                roles.add(INSTRUCTOR + "PrimaryInstructor");
            }
            if (parts.contains(Part.ASSISTS)) {
                roles.add(INSTRUCTOR + "SecondaryInstructor");
            }
            roles.add(INSTITUTION + "Faculty");
            roles.add(INSTITUTION + "Instructor");
        }
        if (parts.contains(Part.ATTENDS)) {
            roles.add(LEARNER);
            roles.add(INSTITUTION + "Student");
        }
        if (participant.posts().stream().anyMatch(HEADS::contains)) {
            roles.add(INSTITUTION + "Administrator");
        }
        if (participant.posts().stream().anyMatch(STAFF::contains)) {
            roles.add(INSTITUTION + "Staff");
        }
        return List.copyOf(roles);
    }

    /** The URI of a context role that may be given by its short name (LTI Core 1.3, A.2.3). */
    public static String uri(String role) {
        return role.contains(":") ? role : CONTEXT + role;
    }
}
