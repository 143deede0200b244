package org.kakehashi.hub.demo.study;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * One run of one pupil through one unit: what all its statements have in common.
 *
 * @param registration the xAPI registration
 * @param actor the pupil as the learning record store is to know them, an xAPI Agent with an account
 * @param unit what is studied
 */
public record Attempt(UUID registration, ObjectNode actor, Unit unit) {

    /** The id by which the Japan assessment profile groups the statements of one attempt. */
    String iri() {
        return Unit.BASE + "/attempts/" + registration;
    }
}
