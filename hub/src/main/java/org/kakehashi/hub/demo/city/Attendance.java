package org.kakehashi.hub.demo.city;

/** How a pupil was present, by the word a school-affairs system writes. */
enum Attendance {
    PRESENT("出席"),
    SICK("病欠"),
    OTHER_ABSENCE("事故欠"),
    LATE("遅刻"),
    LEFT_EARLY("早退"),
    SUSPENDED("出席停止"),
    MOURNING("忌引");

    final String word;

    Attendance(String word) {
        this.word = word;
    }

    boolean atSchool() {
        return this == PRESENT || this == LATE || this == LEFT_EARLY;
    }
}
