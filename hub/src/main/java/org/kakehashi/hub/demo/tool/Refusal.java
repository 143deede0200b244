package org.kakehashi.hub.demo.tool;

import java.util.Locale;

/** Why a launch or a page isn't given. Each has a page of its own; the texts stand in {@code i18n/demo}. */
enum Refusal {
    /** The tool doesn't know its platform yet. */
    NOT_READY(503),
    /** No such page, or a session that is over. */
    UNKNOWN_PAGE(404),
    /** The request lacks what a login initiation needs, or is too large. */
    INCOMPLETE(400),
    /** The login is initiated by a platform this tool isn't registered with, or for another client. */
    UNKNOWN_PLATFORM(403),
    /** The platform didn't sign the person in. */
    PLATFORM_DECLINED(403),
    /** The state is unknown, used already or too old. */
    STATE(403),
    /** The answer came from another browser than the one that asked. */
    OTHER_BROWSER(403),
    /** The id_token isn't a JWT. */
    MALFORMED(400),
    /** The id_token isn't signed by RS256. */
    ALGORITHM(403),
    /** The platform's keys can't be fetched. */
    KEYS(502),
    /** The signature is wrong or by an unknown key. */
    SIGNATURE(403),
    /** {@code iss} is another platform. */
    ISSUER(403),
    /** {@code aud} or {@code azp} is another tool. */
    AUDIENCE(403),
    /** {@code exp} has passed or is missing. */
    EXPIRED(403),
    /** {@code iat} lies in the future, too far in the past, or is missing. */
    ISSUED_AT(403),
    /** {@code nonce} isn't the one that was sent. */
    NONCE(403),
    /** {@code deployment_id} is another deployment. */
    DEPLOYMENT(403),
    /** Neither a resource link launch of LTI 1.3.0 nor a deep linking request that can be answered. */
    MESSAGE(403),
    /** The link leads to nothing of this tool. */
    TARGET(404),
    /** No person or no resource link is named. */
    CLAIMS(403),
    /** The launch brings no xAPI grant, or one for another place than the platform. */
    NO_GRANT(403),
    /** The xAPI token couldn't be fetched. */
    GRANT_REFUSED(502),
    /** A fault of the tool's own. */
    FAULT(500);

    final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** As in the message bundle. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
