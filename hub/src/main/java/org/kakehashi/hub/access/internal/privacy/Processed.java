package org.kakehashi.hub.access.internal.privacy;

import java.util.List;
import org.kakehashi.hub.access.Purposes;

/** The registry of what this hub processes about persons, and for which of the usual purposes. Texts: {@code privacy.data.<name>}. */
enum Processed {
    /** Names, schools, classes, numbers, guardians; accounts to sign in with. */
    ROSTER(Purposes.SCHOOL_AFFAIRS, Purposes.TEACHING),
    /** Statements: what was studied, answered, how long. */
    STUDY(Purposes.TEACHING, Purposes.WATCHING_OVER, "improvement", "research"),
    ATTENDANCE(Purposes.SCHOOL_AFFAIRS, Purposes.WATCHING_OVER),
    MOOD(Purposes.WATCHING_OVER),
    OBSERVATION(Purposes.WATCHING_OVER, Purposes.SCHOOL_AFFAIRS),
    VISIT(Purposes.HEALTH, Purposes.WATCHING_OVER),
    HEALTH(Purposes.HEALTH),
    GUIDANCE("guidance"),
    TEST_RESULT(Purposes.TEACHING, Purposes.SCHOOL_AFFAIRS),
    /** Which tool was opened when, and by which random name a tool knows the person. */
    LAUNCH(Purposes.TEACHING),
    /** Who saw or changed what. */
    AUDIT("operation"),
    /** The register of who opted out. */
    OPT_OUT("operation");

    @SuppressWarnings("ImmutableEnumChecker") // List.of can't be changed
    private final List<String> purposes;

    Processed(String... purposes) {
        this.purposes = List.of(purposes);
    }

    /** Keys of the purposes; a tenant may have removed some of them. */
    List<String> purposes() {
        return purposes;
    }
}
