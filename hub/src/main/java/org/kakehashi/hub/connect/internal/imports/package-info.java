/** Runs to people and programs: pages, findings' files, confirmation and {@code /api/v1/imports}. */
@NullMarked
package org.kakehashi.hub.connect.internal.imports;

import org.jspecify.annotations.NullMarked;
