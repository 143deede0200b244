package org.kakehashi.hub.lrs.internal.ingest;

import java.util.concurrent.CompletableFuture;

/**
 * A submission and the request that waits for its outcome.
 *
 * @param submission what is to be stored
 * @param outcome completed once it is decided
 */
record Waiting(Submission submission, CompletableFuture<Outcome> outcome) {}
