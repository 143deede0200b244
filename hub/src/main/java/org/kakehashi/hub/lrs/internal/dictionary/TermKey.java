package org.kakehashi.hub.lrs.internal.dictionary;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.kakehashi.hub.lrs.AgentId;

/** By what the dictionaries' rows are found: the SHA-256 of what identifies an agent, activity or verb, as IRIs may be long. */
public final class TermKey {
    private TermKey() {}

    /** The key of an agent. */
    public static byte[] of(AgentId agent) {
        return of(identityOf(agent));
    }

    /** The key of an activity or verb. */
    public static byte[] of(String iri) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(iri.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static String identityOf(AgentId agent) {
        return agent.kind() + "\n" + agent.value() + "\n" + agent.homePage();
    }
}
