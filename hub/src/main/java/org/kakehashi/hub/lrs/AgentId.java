package org.kakehashi.hub.lrs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What identifies an Agent or identified Group: its inverse functional identifier (xAPI 1.0.3 part 2, 2.4.2.3). Two of
 * equal identifiers are the same agent, whatever their names.
 *
 * @param kind which identifier
 * @param value mbox, hash, openid, or the account's name
 * @param homePage the account's homePage; null for the other kinds
 */
public record AgentId(Kind kind, String value, @Nullable String homePage) {
    // As generated, but without going through Objects.equals of three types: agents are keys of every map on the way
    // in.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AgentId that
                && kind == that.kind
                && value.equals(that.value)
                && (homePage == null ? that.homePage == null : homePage.equals(that.homePage));
    }

    @Override
    public int hashCode() {
        return 31 * value.hashCode() + kind.number;
    }

    /** The four identifiers, with their numbers in the database. */
    public enum Kind {
        /** {@code account}: name and homePage. */
        ACCOUNT(0),
        /** {@code mbox}: a mailto IRI. */
        MBOX(1),
        /** {@code mbox_sha1sum}: 40 hexadecimal digits. */
        MBOX_SHA1SUM(2),
        /** {@code openid}: a URI. */
        OPENID(3);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** Its number in the database. */
        public int number() {
            return number;
        }

        /** The kind of a number of the database. */
        public static Kind of(int number) {
            for (Kind kind : values()) {
                if (kind.number == number) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No identifier has the number " + number);
        }
    }

    /** An account. */
    public static AgentId account(String homePage, String name) {
        return new AgentId(Kind.ACCOUNT, name, homePage);
    }

    /** A mailbox; the domain's case does not matter, so it is lowered. */
    public static AgentId mbox(String mailto) {
        int at = mailto.lastIndexOf('@');
        return new AgentId(
                Kind.MBOX, mailto.substring(0, at) + mailto.substring(at).toLowerCase(Locale.ROOT), null);
    }

    /** The hash of a mailbox; hexadecimal digits are lowered. */
    public static AgentId mboxSha1sum(String hex) {
        return new AgentId(Kind.MBOX_SHA1SUM, hex.toLowerCase(Locale.ROOT), null);
    }

    /** An OpenID. */
    public static AgentId openid(String uri) {
        return new AgentId(Kind.OPENID, uri, null);
    }
}
