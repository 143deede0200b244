/** A user agent without scripts: cookies, redirects, and forms that send themselves. */
@NullMarked
package org.kakehashi.conformance.lti.browser;

import org.jspecify.annotations.NullMarked;
