package org.kakehashi.connectors.onerosterrest;

import java.util.List;
import org.kakehashi.connectors.spi.roster.RosterFile;

/** The service's collections, in the order in which they are read: what is referred to comes first. */
@SuppressWarnings("ImmutableEnumChecker") // List.of can't be changed.
enum Collection {
    ORGS(RosterFile.ORGS),
    ACADEMIC_SESSIONS(RosterFile.ACADEMIC_SESSIONS),
    COURSES(RosterFile.COURSES),
    CLASSES(RosterFile.CLASSES),
    USERS(RosterFile.USERS, RosterFile.USER_PROFILES, RosterFile.ROLES),
    DEMOGRAPHICS(RosterFile.DEMOGRAPHICS),
    ENROLLMENTS(RosterFile.ENROLLMENTS);

    private final List<RosterFile> files;

    Collection(RosterFile... files) {
        this.files = List.of(files);
    }

    /** The files whose rows its items hold; its own first. */
    List<RosterFile> files() {
        return files;
    }

    /** Its last part of the address, and the member of the answer that holds its items. */
    String oneRosterName() {
        return files.getFirst().oneRosterName();
    }
}
