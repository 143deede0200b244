/** Records pushed as batches: each row on its own, each batch once ({@code RecordPush}). */
@NullMarked
package org.kakehashi.hub.connect.internal.push;

import org.jspecify.annotations.NullMarked;
