package org.kakehashi.hub.records;

/**
 * Somebody decided at the identity desk whom a key means, or took that back: records that wait are to be taken up again. Published within
 * the transaction that decides.
 *
 * @param by account or client
 * @param undone whether a decision was taken back, after which any record may be somebody else's
 */
public record IdentityDecided(int tenantId, String by, boolean undone) {}
