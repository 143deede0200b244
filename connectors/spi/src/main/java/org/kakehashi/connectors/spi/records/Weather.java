package org.kakehashi.connectors.spi.records;

/** A pupil's mood as weather (心の天気). */
public enum Weather {
    /** 晴れ. */
    SUNNY,
    /** くもり. */
    CLOUDY,
    /** 雨. */
    RAINY,
    /** 雷. */
    THUNDER
}
