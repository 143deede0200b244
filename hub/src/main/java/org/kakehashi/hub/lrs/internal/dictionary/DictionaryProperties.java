package org.kakehashi.hub.lrs.internal.dictionary;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a node keeps of the dictionaries.
 *
 * @param cachedTerms agents, and as many activities and verbs, whose numbers it keeps in memory
 */
@ConfigurationProperties("hub.lrs.dictionary")
record DictionaryProperties(@DefaultValue("100000") int cachedTerms) {}
