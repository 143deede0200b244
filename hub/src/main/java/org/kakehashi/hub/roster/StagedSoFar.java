package org.kakehashi.hub.roster;

import java.util.Map;
import java.util.Set;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterFile;

/**
 * What a run had staged at a checkpoint, by which another attempt knows that it is still there.
 *
 * @param files the files announced
 * @param byUser those of them that name all rows of each user they touch
 * @param staged rows by staging table
 * @param read rows read
 */
public record StagedSoFar(
        Map<RosterFile, DeliveryMode> files, Set<RosterFile> byUser, Map<String, Long> staged, long read) {
    public StagedSoFar {
        files = Map.copyOf(files);
        byUser = Set.copyOf(byUser);
        staged = Map.copyOf(staged);
    }
}
