/**
 * Storing. {@code BodyMemory} bounds what all requests hold; {@code GroupCommit} has a {@code TenantQueue} per tenant, from which a writer takes all that
 * waits; {@code GroupWriter} numbers what the statements name ({@code Dictionaries}), reserves seqs, and stores the group in one transaction through
 * {@code StatementWriteStore}. A known id with the same statement counts as stored, with another it refuses the request (409); a fault
 * that is one request's is found by storing the group one by one.
 */
@NullMarked
package org.kakehashi.hub.lrs.internal.ingest;

import org.jspecify.annotations.NullMarked;
