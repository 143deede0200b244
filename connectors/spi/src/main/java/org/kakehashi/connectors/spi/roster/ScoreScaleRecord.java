package org.kakehashi.connectors.spi.roster;

import java.util.List;

/**
 * A row of {@code scoreScales.csv}: what scores of a class mean.
 *
 * @param values {@code scoreScaleValue}: pairs as the source writes them, such as {@code {A:90}}
 */
public record ScoreScaleRecord(
        Base base,
        String title,
        String type,
        String orgSourcedId,
        String courseSourcedId,
        String classSourcedId,
        List<String> values)
        implements RosterRecord {

    public ScoreScaleRecord {
        values = List.copyOf(values);
    }

    @Override
    public RosterFile file() {
        return RosterFile.SCORE_SCALES;
    }
}
