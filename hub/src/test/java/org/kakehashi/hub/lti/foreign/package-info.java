/** Tools by LTI libraries that nobody here wrote, in processes of their own: {@code src/test/foreign-tools}. */
@NullMarked
package org.kakehashi.hub.lti.foreign;

import org.jspecify.annotations.NullMarked;
