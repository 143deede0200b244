/** Which objects there are, which fields they have (by the OpenAPI of OneRoster 1.2), and how the database knows them. */
@NullMarked
package org.kakehashi.hub.roster.internal.provider.model;

import org.jspecify.annotations.NullMarked;
