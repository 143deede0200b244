package org.kakehashi.hub.lti.internal.registration;

/** What of a person a tool learns in launches and memberships alike, once the tenant's administrator releases it to that tool. */
public enum Released {
    /** {@code name}, {@code given_name}, {@code family_name}. */
    NAME,
    /** The name's reading (ふりがな). */
    KANA,
    /** {@code email}. */
    EMAIL,
    /** The school grade, such as {@code P5}. */
    GRADE,
    /** {@code lis.person_sourcedid} and {@code lis.course_section_sourcedid} of OneRoster. */
    SOURCED_ID,
    /** The number in the class (出席番号). */
    ATTENDANCE_NUMBER
}
