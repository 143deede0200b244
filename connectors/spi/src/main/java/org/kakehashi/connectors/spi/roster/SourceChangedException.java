package org.kakehashi.connectors.spi.roster;

import java.io.IOException;

/**
 * What a source holds changed so that what was read of it, in this attempt and before its checkpoints, is no whole any more: another
 * attempt begins from the beginning.
 */
public final class SourceChangedException extends IOException {

    private static final long serialVersionUID = 1L;

    public SourceChangedException(String message) {
        super(message);
    }
}
