/**
 * The append-only record of who saw or changed what. A module calls {@link org.kakehashi.hub.audit.AuditLog#append}
 * inside the transaction that does the thing, so that neither stands without the other.
 */
@ApplicationModule(allowedDependencies = {"database"})
@NullMarked
package org.kakehashi.hub.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
