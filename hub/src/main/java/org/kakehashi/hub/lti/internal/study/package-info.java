/**
 * The page of tools for pupils, and for teachers who want to see what pupils see.
 */
@NullMarked
package org.kakehashi.hub.lti.internal.study;

import org.jspecify.annotations.NullMarked;
