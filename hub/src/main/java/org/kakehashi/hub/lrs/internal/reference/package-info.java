/**
 * Statements found by what they refer to (1.0.3 part 3, 2.1.3, filter conditions for StatementRefs). A statement whose object is a
 * StatementRef has <em>faces</em>: the statement that it refers to, the one that this refers to, and so on. When a group is stored, and
 * holds the lock of the log so that nothing it must see can still be under way, {@code References} writes for each face what filters may
 * ask of it ({@code ReferenceKind}); a reference whose chain ends at an unknown statement waits until that is stored. Reading has the links
 * as one more source beside the statements themselves.
 */
@NullMarked
package org.kakehashi.hub.lrs.internal.reference;

import org.jspecify.annotations.NullMarked;
