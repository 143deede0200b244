/**
 * Statements in from another learning record store ({@code xapi-pull}) and out to one ({@code xapi-forward}), by the Statement
 * Resource of xAPI 1.0.3 and 2.0 (part 3, 2.1).
 *
 * <p>{@code Remote} reads the settings that both have; {@code Lrs} sends requests with the version's header and the
 * credentials, by what all connectors over HTTP have in common ({@code connectors/http}).
 *
 * <p><b>In.</b> {@code XapiPull} asks for pages; {@code Pages} takes them apart ({@code MultipartMixed}, {@code StatementResult})
 * without changing a byte; {@code Progress} knows up to when nothing can be missing.
 *
 * <p><b>Out.</b> {@code XapiForward} posts batches, halves those that are refused until it has the statements that are meant, and
 * looks what the other store has ({@code SameStatement}) where it says that it knows an id.
 */
@NullMarked
package org.kakehashi.connectors.xapi;

import org.jspecify.annotations.NullMarked;
