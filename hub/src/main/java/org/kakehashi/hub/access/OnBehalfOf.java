package org.kakehashi.hub.access;

import java.io.Serializable;

/**
 * The user for whom a client acts: the second member of the authority of its statements (xAPI 1.0.3 part 2, 2.4.9).
 *
 * @param homePage the system that the user's account is of
 * @param name the account
 */
public record OnBehalfOf(String homePage, String name) implements Serializable {
    private static final long serialVersionUID = 1L;
}
