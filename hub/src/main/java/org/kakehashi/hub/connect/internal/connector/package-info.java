/** Connector instances to people and programs: pages, forms and {@code /api/v1/connectors}. */
@NullMarked
package org.kakehashi.hub.connect.internal.connector;

import org.jspecify.annotations.NullMarked;
