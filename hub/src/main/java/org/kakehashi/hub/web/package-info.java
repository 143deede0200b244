/**
 * What every surface shares, and nothing of any domain: the error catalogue and how an error is told to a machine
 * (RFC 9457) or a person, the request id, the bound on bodies, the page layout.
 *
 * <p>A request enters through {@code RequestIdFilter} and {@code BodyLimitFilter}; what goes wrong behind them leaves
 * through {@code ErrorAdvice}, or through {@code PassingFaultFilter} where the database fails before a handler is reached.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.kakehashi.hub.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
