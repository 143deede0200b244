package org.kakehashi.connectors.spi.records;

/** Who is meant to read an observation; the class's own teachers where nothing is said. */
public enum ObservationVisibility {
    /** Everybody at the school who may read observations. */
    SCHOOL,
    /** The teachers of the pupil's class. */
    CLASS
}
