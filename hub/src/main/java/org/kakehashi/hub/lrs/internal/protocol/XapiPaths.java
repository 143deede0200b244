package org.kakehashi.hub.lrs.internal.protocol;

import java.util.Arrays;
import java.util.Optional;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;

/** Addresses and headers of xAPI: one store behind three bases, of which two fix the version. */
public final class XapiPaths {
    /** The base at which the header decides the version. */
    public static final String BASE = "/xapi";
    /** The base of 1.0.3. */
    public static final String BASE_1 = "/xapi/1.0.3";
    /** The base of 2.0. */
    public static final String BASE_2 = "/xapi/2.0.0";
    /** The Statement Resource below a base. */
    public static final String STATEMENTS = "/statements";
    /** The About Resource below a base. */
    public static final String ABOUT = "/about";
    /** The Activities Resource below a base. */
    public static final String ACTIVITIES = "/activities";
    /** The Agents Resource below a base. */
    public static final String AGENTS = "/agents";
    /** Header of every request and answer (part 3, 3.3). */
    public static final String VERSION_HEADER = "X-Experience-API-Version";
    /** Header of the Statement Resource's answers (part 3, 2.1.3). */
    public static final String CONSISTENT_THROUGH = "X-Experience-API-Consistent-Through";
    /** Request attribute that holds the {@link SpecVersion} agreed on. */
    public static final String VERSION = "lrs.version";

    private XapiPaths() {}

    /** The version that a base fixes. */
    public static Optional<SpecVersion> versionOf(String path) {
        return Arrays.stream(SpecVersion.values())
                .filter(version -> path.startsWith(BASE + "/" + version.header() + "/"))
                .findFirst();
    }

    /** Whether a path is the About Resource. */
    public static boolean isAbout(String path) {
        return path.equals(BASE + ABOUT) || path.equals(BASE_1 + ABOUT) || path.equals(BASE_2 + ABOUT);
    }

    /** Whether a path is the Statement Resource. */
    public static boolean isStatements(String path) {
        return path.equals(BASE + STATEMENTS) || path.equals(BASE_1 + STATEMENTS) || path.equals(BASE_2 + STATEMENTS);
    }
}
