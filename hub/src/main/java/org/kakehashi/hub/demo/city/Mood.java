package org.kakehashi.hub.demo.city;

/** 心の天気, brightest first. */
enum Mood {
    SUNNY("晴れ"),
    CLOUDY("くもり"),
    RAINY("雨"),
    THUNDER("雷");

    final String word;

    Mood(String word) {
        this.word = word;
    }
}
