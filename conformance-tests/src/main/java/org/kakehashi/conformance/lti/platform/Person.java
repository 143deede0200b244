package org.kakehashi.conformance.lti.platform;

import java.util.UUID;

/** Somebody of the made-up school who can sign in; the name is the one to sign in with. */
public enum Person {
    TEACHER("teacher", 1),
    PUPIL("pupil", 2),
    SECOND_PUPIL("pupil2", 3);

    private final String loginName;
    private final int number;

    Person(String loginName, int number) {
        this.loginName = loginName;
        this.number = number;
    }

    /** What to sign in with. */
    public String loginName() {
        return loginName;
    }

    /** As the school's archive has it. */
    UUID personId() {
        return new UUID(0x4000L, 0x8000_0000_0000_0000L + number);
    }

    @Override
    public String toString() {
        return loginName;
    }
}
