/** What tools know persons by ({@code sub}, {@code user_id}, {@code userId}), in launches and services alike. */
@NullMarked
package org.kakehashi.hub.lti.internal.subject;

import org.jspecify.annotations.NullMarked;
