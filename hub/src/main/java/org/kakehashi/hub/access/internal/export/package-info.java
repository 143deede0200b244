/** One person's own data as an archive, for a subject's request: each module adds its files ({@code access.PersonExport}). */
@NullMarked
package org.kakehashi.hub.access.internal.export;

import org.jspecify.annotations.NullMarked;
