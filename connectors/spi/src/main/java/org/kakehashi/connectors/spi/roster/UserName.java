package org.kakehashi.connectors.spi.roster;

import org.jspecify.annotations.Nullable;

/**
 * A user's names: as registered, as preferred (通称), and how each is read.
 *
 * @param givenName {@code givenName}
 * @param familyName {@code familyName}
 * @param kana the reading of the registered names ({@code metadata.jp.kana*})
 * @param preferred {@code preferred*Name}
 * @param kanaPreferred the reading of the preferred names ({@code metadata.jp.kanaPreferred*}, from 1.2.1)
 */
public record UserName(
        String givenName,
        String familyName,
        @Nullable String middleName,
        Parts kana,
        Parts preferred,
        Parts kanaPreferred) {

    /** A name in parts, any of which may be missing. */
    public record Parts(
            @Nullable String given,
            @Nullable String family,
            @Nullable String middle) {

        /** No part is given. */
        public static final Parts NONE = new Parts(null, null, null);
    }
}
