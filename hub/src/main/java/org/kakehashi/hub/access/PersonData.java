package org.kakehashi.hub.access;

import java.util.Map;

/**
 * Port: what a module holds of persons, so that it can be erased. A module that holds any implements it. Called outside of
 * transactions; an implementation works in bounded ones of its own, and goes on where it stopped when it is called again after a fault.
 */
public interface PersonData {
    /** Counts what would be erased, by kind; changes nothing. */
    Map<DataKind, Long> count(int tenantId, ErasureScope scope);

    /** Erases what is there now. */
    void erase(int tenantId, ErasureScope scope, Tally tally);

    /**
     * Erases what was still on its way to be stored during {@link #erase}, and frees what that has left behind.
     *
     * @return false where something old is still under way: to be called again in a moment
     */
    boolean settle(int tenantId, ErasureScope scope, Tally tally);

    /**
     * Erases what the other modules find the person by: keys, identity links, names. Called when everything has settled; again after a
     * fault, when some of it may be gone already.
     */
    default void release(int tenantId, ErasureScope scope, Tally tally) {}

    /** Takes note of what is erased; called inside the transaction that erases it. */
    @FunctionalInterface
    interface Tally {
        /** So many more of the kind. */
        void add(DataKind kind, long erased);
    }
}
