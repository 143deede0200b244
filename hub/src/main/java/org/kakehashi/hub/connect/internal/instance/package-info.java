/**
 * Connector instances: a source with its settings, schedule and cursor. A form, the API or the configuration file says what an
 * instance is ({@code Instances}); its secrets are sealed ({@code InstanceSecrets}) and opened for a run only.
 */
@NullMarked
package org.kakehashi.hub.connect.internal.instance;

import org.jspecify.annotations.NullMarked;
