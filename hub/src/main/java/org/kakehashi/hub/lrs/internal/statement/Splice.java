package org.kakehashi.hub.lrs.internal.statement;

/** Which properties the store adds to a statement when serving it, as bits of {@code statement.added}. */
public final class Splice {
    /** It came without {@code id}. */
    public static final int ID = 1;
    /** It came without {@code timestamp}, which is that of {@code stored} then. */
    public static final int TIMESTAMP = 1 << 1;
    /** It came without {@code stored}; otherwise an {@link Edit} replaces it. */
    public static final int STORED = 1 << 2;
    /** It came without {@code authority}; otherwise an {@link Edit} replaces it. */
    public static final int AUTHORITY = 1 << 3;
    /** It came without {@code version} by a request of 1.0.x. */
    public static final int VERSION_1 = 1 << 4;
    /** It came without {@code version} by a request of 2.0. */
    public static final int VERSION_2 = 1 << 5;
    /** It voids another statement; so nothing can void it (2.3.2). */
    public static final int VOIDING = 1 << 6;
    /** Its client had no right to define activities, so the definitions that it holds are its own only (part 3, 4.2). */
    public static final int DEFINES_NOTHING = 1 << 7;

    private Splice() {}

    /** The bits of a statement that came by a request of {@code version}, from a client that may define activities or not. */
    public static int of(ParsedStatement statement, SpecVersion version, boolean defines) {
        return bit(!defines, DEFINES_NOTHING)
                | bit(statement.id() == null, ID)
                | bit(statement.timestamp() == null, TIMESTAMP)
                | bit(!statement.hasStored(), STORED)
                | bit(!statement.hasAuthority(), AUTHORITY)
                | bit(statement.version() == null, version == SpecVersion.V1_0_3 ? VERSION_1 : VERSION_2)
                | bit(statement.voids(), VOIDING);
    }

    private static int bit(boolean set, int bit) {
        return set ? bit : 0;
    }
}
