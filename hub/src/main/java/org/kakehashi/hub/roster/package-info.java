/** The roster by OneRoster 1.2: who is and was where, as what. */
@ApplicationModule(allowedDependencies = {"access", "audit", "web", "database"})
@NullMarked
package org.kakehashi.hub.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
