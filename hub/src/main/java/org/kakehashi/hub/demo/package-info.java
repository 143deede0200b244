/**
 * A city to look at: under the profile {@code demo} the hub gets a made-up board of education with 900 pupils and sixty
 * school days of data, and a small drill, a textbook and a test to launch.
 *
 * <p>When the hub is up, {@code DemoStart} opens the demo drill ({@code demo.drill}), the demo textbook
 * ({@code demo.textbook}) and the demo test ({@code demo.cbt}), real LTI tools with ports of their own that share {@code demo.tool}, and lets the loader ({@code demo.load}) bring in the city ({@code demo.city}) as a real one would come: the roster and the
 * school-affairs files through the connectors, the statements through {@code /xapi/statements}, accounts and the tools
 * through {@code /api/v1}. The module speaks HTTP with the hub and imports nothing of it, so it also shows that a hub can be
 * fed and used from outside.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.kakehashi.hub.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
