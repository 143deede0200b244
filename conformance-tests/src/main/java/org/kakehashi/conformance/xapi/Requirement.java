package org.kakehashi.conformance.xapi;

import java.util.Set;

/**
 * One thing that the specification demands of an LRS.
 *
 * @param id the identifier of ADL's list (XAPI-00001 and on), or the kit's own where that list has none
 * @param editions where it holds
 * @param section of the specification
 * @param resource it is about
 * @param text in the kit's own words
 * @param whyNoCheck empty, or why nothing can or need be checked
 */
public record Requirement(
        String id, Set<Edition> editions, String section, String resource, String text, String whyNoCheck) {}
