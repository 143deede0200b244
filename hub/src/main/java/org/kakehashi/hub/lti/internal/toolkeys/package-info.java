/**
 * The keys that tools sign with. A tool registers an address or the keys themselves; {@code ToolKeys} gives those that fit a
 * signature's header, fetched through the guarded client, remembered, and fetched again when an unknown {@code kid} turns up
 * (1EdTech Security Framework 1.0, 6.3).
 */
@NullMarked
package org.kakehashi.hub.lti.internal.toolkeys;

import org.jspecify.annotations.NullMarked;
