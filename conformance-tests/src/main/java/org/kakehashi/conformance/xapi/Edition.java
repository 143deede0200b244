package org.kakehashi.conformance.xapi;

/** A version of the specification that the kit tests for. */
public enum Edition {
    V1("1.0.3"),
    V2("2.0.0");

    private final String version;

    Edition(String version) {
        this.version = version;
    }

    /** As it stands in X-Experience-API-Version. */
    public String version() {
        return version;
    }

    @Override
    public String toString() {
        return version;
    }
}
