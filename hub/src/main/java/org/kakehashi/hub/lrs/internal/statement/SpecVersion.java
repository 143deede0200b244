package org.kakehashi.hub.lrs.internal.statement;

import java.util.Optional;
import java.util.regex.Pattern;

/** The xAPI versions that the store speaks, and everything in which their rules for statements differ. */
public enum SpecVersion {
    /** xAPI 1.0.3 (adlnet/xAPI-Spec). */
    V1_0_3("1.0.3", "1.0.0", Pattern.compile("1\\.0(\\.\\d+)?"), Pattern.compile("1\\.0\\.\\d+")),
    /** xAPI 2.0 (IEEE 9274.1.1-2023). */
    V2_0_0("2.0.0", "2.0.0", Pattern.compile("2\\.0(\\.\\d+)?"), Pattern.compile("[12]\\.0\\.\\d+"));

    private final String header;
    private final String statementDefault;
    private final Pattern headers;
    private final Pattern statements;

    SpecVersion(String header, String statementDefault, Pattern headers, Pattern statements) {
        this.header = header;
        this.statementDefault = statementDefault;
        this.headers = headers;
        this.statements = statements;
    }

    /** The version whose {@code X-Experience-API-Version} this is, if the store speaks it. */
    public static Optional<SpecVersion> ofHeader(String value) {
        for (SpecVersion version : values()) {
            if (version.headers.matcher(value).matches()) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** What answers carry in {@code X-Experience-API-Version}: the latest patch version. */
    public String header() {
        return header;
    }

    /** A statement's {@code version} where it came without one (1.0.3 part 2, 2.4.10). */
    public String statementDefault() {
        return statementDefault;
    }

    /** Whether a statement that says it is of {@code version} may come in. 2.0 takes those of 1.0.x too. */
    boolean takesStatementsOf(String version) {
        return statements.matcher(version).matches();
    }

    /** {@code context.contextAgents} and {@code contextGroups} came with 2.0. */
    boolean hasContextAgents() {
        return this == V2_0_0;
    }

    /** 2.0 narrowed timestamps from ISO 8601 to RFC 3339. */
    boolean wantsRfc3339() {
        return this == V2_0_0;
    }
}
