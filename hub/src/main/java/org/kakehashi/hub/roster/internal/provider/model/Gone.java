package org.kakehashi.hub.roster.internal.provider.model;

/**
 * SQL about whether persons have gone: no roster that the client sees delivers them any more. Their objects are told as {@code
 * tobedeleted} and hold nothing else that may be left out, for as long as {@code :goneSince} allows.
 */
final class Gone {
    private Gone() {}

    /** That the person of {@code t} is there: by any row of the person, or by the user's row that is joined to {@code t}. */
    static String there(boolean pairwise) {
        return pairwise ? "exists (select " + OF_PERSON + " and o.active)" : "t.user_active";
    }

    /** That the person is there, or went so lately that it is still told. */
    static String told(boolean pairwise) {
        return pairwise
                ? "exists (select " + OF_PERSON + " and (o.active or o.updated_at > :goneSince))"
                : "(t.user_active or t.user_updated_at > :goneSince)";
    }

    private static final String OF_PERSON =
            "from roster_user o where o.tenant_id = t.tenant_id and o.person_id = t.person_id";

    /** The same of the user of an enrolment {@code t}. Few have gone: the others are found by these. */
    static String enrolledThere(boolean pairwise) {
        return notOf(pairwise, "");
    }

    /** That the enrolled user is there, or went lately. */
    static String enrolledTold(boolean pairwise) {
        return notOf(pairwise, " or o.updated_at > :goneSince");
    }

    private static String notOf(boolean pairwise, String lately) {
        String user = """
                not exists (select from roster_user u where u.tenant_id = :tenant and u.source = t.source
                    and u.sourced_id = t.user_sourced_id and not u.active""";
        return user
                + (pairwise
                        ? " and not exists (select from roster_user o where o.tenant_id = :tenant and o.person_id = u.person_id and (o.active"
                                + lately + ")))"
                        : " and not (false" + lately.replace("o.", "u.") + "))");
    }
}
