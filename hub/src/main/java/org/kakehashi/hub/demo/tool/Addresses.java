package org.kakehashi.hub.demo.tool;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.demo.tool.Tool.Offer;

/**
 * Where a tool's things are.
 *
 * @param base the tool, without a slash at the end
 * @param section what stands before an offer's id
 */
record Addresses(String base, String section) {
    String of(Offer offer) {
        return of(offer.id());
    }

    String of(String offerId) {
        return prefix() + offerId;
    }

    /** The id in an address of an offer. */
    Optional<String> offerId(@Nullable Object address) {
        return address instanceof String text && text.startsWith(prefix())
                ? Optional.of(text.substring(prefix().length()))
                : Optional.empty();
    }

    String icon() {
        return base + "/icon.svg";
    }

    private String prefix() {
        return base + "/" + section + "/";
    }
}
