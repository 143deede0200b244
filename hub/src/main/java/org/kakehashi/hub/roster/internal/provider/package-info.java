/**
 * The OneRoster 1.2 provider (docs/oneroster.md), for API clients. A controller names the collection and what of it is asked for;
 * {@code Listings} reads it through {@code ListingStore} in two steps (the keys of the page, then its rows) and {@code Rendering} makes
 * the JSON of it. What a client sees is its {@code View}.
 */
@NullMarked
package org.kakehashi.hub.roster.internal.provider;

import org.jspecify.annotations.NullMarked;
