package org.kakehashi.hub.lrs.internal.statement;

/**
 * An attachment as a statement declares it (1.0.3 part 2, 2.4.11). Its data, if the store gets any, comes beside the statement.
 *
 * @param usageType what it is for
 * @param contentType media type of the data; has no control characters, so it can stand in a header
 * @param length bytes of the data
 * @param sha2 hash of the data, in lower case; its length tells the algorithm
 * @param hasFileUrl whether the data may be fetched elsewhere and so need not come along
 * @param ofSubStatement whether it is declared by a SubStatement
 */
public record Attachment(
        String usageType, String contentType, long length, String sha2, boolean hasFileUrl, boolean ofSubStatement) {
    /** The usageType of a signature (2.6). */
    public static final String SIGNATURE = "http://adlnet.gov/expapi/attachments/signature";

    /** Whether its data signs the statement. */
    public boolean isSignature() {
        return usageType.equals(SIGNATURE) && !ofSubStatement;
    }
}
