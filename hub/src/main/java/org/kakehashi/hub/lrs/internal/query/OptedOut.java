package org.kakehashi.hub.lrs.internal.query;

/**
 * Which statements a purpose leaves out. The store knows actors only; who they are, and what they are out of, the database's view {@code
 * opted_out_agent} says. A Group without an identifier has no number as actor, and any of its members may be out: so none is told while
 * anybody of the tenant is out of the purpose.
 */
public final class OptedOut {
    private OptedOut() {}

    /**
     * A condition on a row of {@code statement}: its actor is out of the purpose. The purpose stands in it twice.
     *
     * @param row the row's name
     * @param tenant the tenant as SQL
     * @param purpose the purpose's key as SQL
     */
    public static String is(String row, String tenant, String purpose) {
        // A scalar: as exists it could be answered by reading everything beforehand.
        return "(case when " + row + ".actor is null then (select true from opt_out o where o.tenant_id = " + tenant
                + " and o.purpose = " + purpose + " and o.valid_until is null limit 1)"
                + " else (select true from opted_out_agent o where o.tenant_id = " + tenant + " and o.purpose = "
                + purpose + " and o.agent = " + row + ".actor limit 1) end is not null)";
    }
}
