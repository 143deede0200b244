/** The hub that a tool is tried with: process, relay, operator's API and a made-up school. */
@NullMarked
package org.kakehashi.conformance.lti.platform;

import org.jspecify.annotations.NullMarked;
