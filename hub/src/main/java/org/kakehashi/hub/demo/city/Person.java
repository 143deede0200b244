package org.kakehashi.hub.demo.city;

import java.util.UUID;

/**
 * What all people of the roster have.
 *
 * @param id the {@code userMasterIdentifier}, by which the hub knows the person
 * @param sourcedId the roster's own id
 * @param username sign-in name in the school-affairs system
 * @param number the board's number (学籍番号 or 職員番号); empty for guardians
 * @param name name with kana
 */
public record Person(UUID id, UUID sourcedId, String username, String number, PersonName name) {}
