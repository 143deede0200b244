/** The editor of mappings: how a file's columns become fields, with a preview. */
@NullMarked
package org.kakehashi.hub.connect.internal.mapping;

import org.jspecify.annotations.NullMarked;
