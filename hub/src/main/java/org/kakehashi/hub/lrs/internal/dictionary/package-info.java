/**
 * Numbers for what statements name, so that rows and links are narrow: agents, activities, verbs and authorities. {@code Dictionaries} has a
 * bounded cache before each; {@code DictionaryStore} adds new ones in short transactions of their own, sorted, so that no two wait for each
 * other. Only an erasure takes numbers back: {@code ErasureCount} is how nodes notice.
 */
@NullMarked
package org.kakehashi.hub.lrs.internal.dictionary;

import org.jspecify.annotations.NullMarked;
