package org.kakehashi.hub.audit;

import java.util.List;

/**
 * What checking a tenant's audit found.
 *
 * @param tenantId whose
 * @param sealed events in the chain
 * @param unsealed events that are not, or not yet
 * @param head hash of the chain's end in hexadecimal: who kept an earlier one can tell whether the chain was made anew
 * @param faults what is wrong, the first twenty
 * @param faultCount how many there are
 */
public record AuditVerification(
        int tenantId, long sealed, long unsealed, String head, List<Fault> faults, long faultCount) {

    /** What can be wrong with a place of the chain. */
    public enum Kind {
        /** The event is gone; at position 0 before it was sealed. */
        REMOVED,
        /** The event is neither sealed nor waits for it: it was put beside the chain, or its seal was taken away. Position 0. */
        INSERTED,
        /** The event, or its place, is not what was sealed. */
        CHANGED,
        /** A seal is gone. */
        SEAL_REMOVED,
        /** The chain's end is not where it was. */
        END_MOVED
    }

    /**
     * One fault.
     *
     * @param position in the chain; 0 for what has no place in it
     * @param seq the event's number; 0 where it isn't known
     */
    public record Fault(Kind kind, long position, long seq) {}

    /** Whether all is as it was sealed. */
    public boolean isGood() {
        return faultCount == 0;
    }
}
