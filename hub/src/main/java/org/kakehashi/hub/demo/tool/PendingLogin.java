package org.kakehashi.hub.demo.tool;

/**
 * A login that was sent to the platform and isn't back yet; found again by its state.
 *
 * @param nonce what the id_token has to carry
 * @param browser the name given to the browser in a cookie
 */
record PendingLogin(String nonce, String browser) {}
