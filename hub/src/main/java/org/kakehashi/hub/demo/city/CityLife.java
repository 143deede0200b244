package org.kakehashi.hub.demo.city;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.demo.city.Pupil.Story;

/** What happens in the city's schools day by day, but for studying, which {@link StudyHistory} tells. */
final class CityLife {
    /** School days over which a fading pupil fades. */
    static final int FADING_DAYS = 10;

    private static final int DAYS_AT_THE_NURSE = 6;
    private static final double USUALLY_SUNNY = 0.55;

    private final City city;

    CityLife(City city) {
        this.city = city;
    }

    /** Every pupil's every day, day by day; before the school year only of pupils who were at this school then. */
    Stream<PupilDay> days() {
        int last = city.schoolDays().size() - 1;
        return Stream.iterate(last, ago -> ago >= 0, ago -> ago - 1).flatMap(ago -> city.pupils().stream()
                .filter(pupil -> enrolled(pupil, ago))
                .map(pupil -> day(pupil, ago)));
    }

    /** Whether the pupil was in a class of this city that many school days ago. */
    boolean enrolled(Pupil pupil, int daysAgo) {
        return pupil.homeroom().level() > 1 || city.year().contains(date(daysAgo));
    }

    LocalDate date(int daysAgo) {
        return city.schoolDays().get(city.schoolDays().size() - 1 - daysAgo);
    }

    /** From 0 in ordinary times to 1 on the last day, slowly at first. */
    static double fading(Pupil pupil, int daysAgo) {
        boolean fades = pupil.story() == Story.FADING && daysAgo < FADING_DAYS;
        double passed = (FADING_DAYS - daysAgo) / (double) FADING_DAYS;
        return fades ? passed * passed : 0;
    }

    PupilDay day(Pupil pupil, int daysAgo) {
        var date = date(daysAgo);
        var random = city.ids().random("day|" + pupil.person().username() + "|" + date);
        var attendance = attendance(pupil, date, random);
        int minutesLate = attendance == Attendance.LATE ? random.nextInt(2, 9) * 5 : 0;
        var morning = attendance == Attendance.LATE ? null : mood(pupil, daysAgo, 0.9, attendance, random);
        var afternoon = attendance == Attendance.LEFT_EARLY ? null : mood(pupil, daysAgo, 0.75, attendance, random);
        var visits = Stream.generate(() -> visit(random))
                .limit(visitCount(pupil, daysAgo, attendance, random))
                .toList();
        return new PupilDay(pupil, date, attendance, minutesLate, morning, afternoon, visits);
    }

    private static Attendance attendance(Pupil pupil, LocalDate date, RandomGenerator random) {
        double roll = random.nextDouble();
        if (pupil.story() == Story.LATE_ON_MONDAYS && date.getDayOfWeek() == DayOfWeek.MONDAY && roll < 0.8) {
            return Attendance.LATE;
        }
        if (pupil.story() != Story.ORDINARY) {
            return Attendance.PRESENT;
        }
        if (roll < pupil.frailty()) {
            return absence(roll / pupil.frailty());
        }
        if (roll < pupil.frailty() + 0.012) {
            return Attendance.LATE;
        }
        return roll < pupil.frailty() + 0.018 ? Attendance.LEFT_EARLY : Attendance.PRESENT;
    }

    private static Attendance absence(double roll) {
        if (roll < 0.8) {
            return Attendance.SICK;
        }
        if (roll < 0.92) {
            return Attendance.OTHER_ABSENCE;
        }
        return roll < 0.97 ? Attendance.SUSPENDED : Attendance.MOURNING;
    }

    private static @Nullable Mood mood(
            Pupil pupil, int daysAgo, double entered, Attendance attendance, RandomGenerator random) {
        double roll = random.nextDouble();
        double gloom = random.nextDouble();
        boolean forgotten = roll > entered && pupil.story() == Story.ORDINARY;
        if (!attendance.atSchool() || forgotten) {
            return null;
        }
        double fading = fading(pupil, daysAgo);
        return fading > 0 ? fadingMood(fading + (gloom - 0.5) * 0.2) : ordinaryMood(gloom, pupil.cheer());
    }

    /** Most pupils are usually sunny, some usually cloudy; both keep to it on most days. */
    private static Mood ordinaryMood(double gloom, double cheer) {
        if (cheer > USUALLY_SUNNY) {
            return gloom < 0.82 ? Mood.SUNNY : gloom < 0.985 ? Mood.CLOUDY : Mood.RAINY;
        }
        if (gloom < 0.25) {
            return Mood.SUNNY;
        }
        return gloom < 0.87 ? Mood.CLOUDY : gloom < 0.99 ? Mood.RAINY : Mood.THUNDER;
    }

    private static Mood fadingMood(double depth) {
        if (depth < 0.15) {
            return Mood.SUNNY;
        }
        if (depth < 0.5) {
            return Mood.CLOUDY;
        }
        return depth < 0.92 ? Mood.RAINY : Mood.THUNDER;
    }

    private static int visitCount(Pupil pupil, int daysAgo, Attendance attendance, RandomGenerator random) {
        if (pupil.story() == Story.OFTEN_AT_THE_NURSE && daysAgo < DAYS_AT_THE_NURSE) {
            return daysAgo == 0 ? 2 : 1;
        }
        boolean ordinary = pupil.story() == Story.ORDINARY && attendance.atSchool();
        return ordinary && random.nextDouble() < 0.012 ? 1 : 0;
    }

    private static NurseVisit visit(RandomGenerator random) {
        var in = LocalTime.of(9, 30).plusMinutes(random.nextInt(300));
        var out = in.plusMinutes(random.nextInt(10, 50));
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new NurseVisit(in, out, "外科", pick(random, "すりむいた", "つき指", "打った"), "", "教室へもどる");
            case 3 -> new NurseVisit(in, out, "健康相談", "話を聞いてほしい", "", "教室へもどる");
            case 4 -> new NurseVisit(in, out, "その他", "着がえ", "", "教室へもどる");
            default -> illness(in, out, random);
        };
    }

    private static NurseVisit illness(LocalTime in, LocalTime out, RandomGenerator random) {
        double temperature = 36.2 + random.nextInt(18) / 10.0;
        return new NurseVisit(
                in,
                out,
                "内科",
                pick(random, "頭痛", "腹痛", "気分が悪い", "だるい"),
                "%.1f".formatted(temperature),
                temperature >= 37.5 ? "早退" : "休養して教室へもどる");
    }

    private static String pick(RandomGenerator random, String... words) {
        return List.of(words).get(random.nextInt(words.length));
    }
}
