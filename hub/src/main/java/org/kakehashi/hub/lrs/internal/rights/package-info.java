/** What a client's credentials bind it to, checked before anything is written; refusals (403) name the rule. */
@NullMarked
package org.kakehashi.hub.lrs.internal.rights;

import org.jspecify.annotations.NullMarked;
