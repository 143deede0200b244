/**
 * What every connector must keep, as JUnit classes to extend. A connector's tests depend on this module's test-jar,
 * extend {@link org.kakehashi.connectors.spi.contract.RosterSourceContract},
 * {@link org.kakehashi.connectors.spi.contract.RecordSourceContract} or
 * {@link org.kakehashi.connectors.spi.contract.StatementSourceContract}, and say three things: the connector's name, a
 * context that it reads without errors, and one in which something is wrong. What hands statements on extends
 * {@link org.kakehashi.connectors.spi.contract.StatementSinkContract}.
 */
@NullMarked
package org.kakehashi.connectors.spi.contract;

import org.jspecify.annotations.NullMarked;
