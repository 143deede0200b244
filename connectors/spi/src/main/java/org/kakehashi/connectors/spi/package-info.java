/**
 * What a connector is: the only thing that the hub and a connector share.
 *
 * <ol>
 *   <li>The hub finds a {@link org.kakehashi.connectors.spi.ConnectorFactory} by {@link java.util.ServiceLoader} and its
 *       name, and calls {@code open} with a {@link org.kakehashi.connectors.spi.ConnectorContext}: the settings of this
 *       instance, an uploaded file where there is one, and the guarded HTTP client.
 *   <li>It asks the {@link org.kakehashi.connectors.spi.Connector} for what it can do by {@code instanceof}:
 *       {@link org.kakehashi.connectors.spi.roster.RosterSource} (OneRoster 1.2),
 *       {@link org.kakehashi.connectors.spi.records.RecordSource} (school-affairs records),
 *       {@link org.kakehashi.connectors.spi.statements.StatementSource} and
 *       {@link org.kakehashi.connectors.spi.statements.StatementSink} (xAPI, in and out).
 *   <li>The connector streams records into the hub's sink, and reports whatever is wrong as a
 *       {@link org.kakehashi.connectors.spi.Finding}: what, where, by which rule, and how to mend it. It goes on after
 *       an error, so that all errors stand in one report; it checks what one file or one row can show, the hub checks
 *       the whole set.
 *   <li>It returns a {@link org.kakehashi.connectors.spi.Cursor}, which the hub keeps and gives back next time.
 * </ol>
 *
 * A connector depends on this module and on plain libraries, never on Spring or the hub. The module's test-jar holds
 * the contract suites that every connector passes ({@code org.kakehashi.connectors.spi.contract}).
 */
@NullMarked
package org.kakehashi.connectors.spi;

import org.jspecify.annotations.NullMarked;
