/**
 * The append-only record of who saw or changed what. A module calls {@link org.kakehashi.hub.audit.AuditLog#append}
 * inside the transaction that does the thing, so that neither stands without the other. Within a second each event is sealed into its tenant's
 * chain of hashes; {@link org.kakehashi.hub.audit.VerifyAudit} finds what was changed, removed or put elsewhere.
 */
@ApplicationModule(allowedDependencies = {"database"})
@NullMarked
package org.kakehashi.hub.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
