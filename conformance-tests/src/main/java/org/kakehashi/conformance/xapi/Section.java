package org.kakehashi.conformance.xapi;

/** A part of the specification, with the checks of its requirements. */
public interface Section {
    /** Adds the checks of this section for the edition of {@code checks}. */
    void addTo(Checks checks);
}
