package org.kakehashi.hub.demo.city;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.kakehashi.hub.demo.study.Attempt;
import org.kakehashi.hub.demo.study.Catalogue;
import org.kakehashi.hub.demo.study.Statements;
import org.kakehashi.hub.demo.study.Unit;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the city's pupils have studied: about a quarter of each class on each of the last ten school days (nearly all of the
 * showcase class), a few on the days before.
 */
public final class StudyHistory {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    /** How many questions a pupil answers in a session. */
    private static final int[] QUESTIONS = {3, 4, 5, 5, 6, 8};

    private static final int LIVELY_DAYS = 10;
    private static final int CURRENT_UNIT_SINCE = 20;
    private static final Duration LONGEST_SESSION = Duration.ofMinutes(15);

    private final City city;
    private final CityLife life;
    private final Homeroom showcase;
    private final Catalogue catalogue;
    private final String homePage;
    private final Instant now;

    /**
     * @param publicUrl the hub's public URL, without a slash at the end; pupils are accounts under it
     * @param now nothing is told to have happened later
     */
    public StudyHistory(City city, Catalogue catalogue, String publicUrl, Instant now) {
        this.city = city;
        this.life = new CityLife(city);
        this.showcase = city.showcase();
        this.catalogue = catalogue;
        this.homePage = publicUrl + "/persons";
        this.now = now;
    }

    /** All statements, day by day; the same for the same city, URL and now. */
    public Stream<ObjectNode> statements() {
        int last = city.schoolDays().size() - 1;
        return Stream.iterate(last, ago -> ago >= 0, ago -> ago - 1).flatMap(ago -> city.pupils().stream()
                .filter(pupil -> life.enrolled(pupil, ago))
                .flatMap(pupil -> onDay(pupil, ago)));
    }

    private Stream<ObjectNode> onDay(Pupil pupil, int daysAgo) {
        var date = life.date(daysAgo);
        var key = "study|" + pupil.person().username() + "|" + date;
        var random = city.ids().random(key);
        boolean studies = random.nextDouble() < eagerness(pupil, daysAgo);
        if (!studies || !life.day(pupil, daysAgo).attendance().atSchool()) {
            return Stream.empty();
        }
        var actor = Statements.account(homePage, pupil.person().id().toString());
        var attempt = new Attempt(city.ids().named(key), actor, unit(pupil, daysAgo, random));
        var session = new StudySession(city.ids(), key, attempt, ability(pupil, attempt.unit(), daysAgo), random);
        return session.from(start(date, random), questions(pupil, random)).stream();
    }

    private static int questions(Pupil pupil, RandomGenerator random) {
        return pupil.story() == Pupil.Story.FADING ? 10 : QUESTIONS[random.nextInt(QUESTIONS.length)];
    }

    private double eagerness(Pupil pupil, int daysAgo) {
        boolean lively = daysAgo < LIVELY_DAYS;
        if (pupil.story() != Pupil.Story.ORDINARY) {
            return lively ? 1 : 0.5;
        }
        if (pupil.homeroom().equals(showcase)) {
            return lively ? 0.8 : 0.25;
        }
        return lively ? 0.24 : 0.03;
    }

    private Unit unit(Pupil pupil, int daysAgo, RandomGenerator random) {
        var grade = life.date(daysAgo).isBefore(city.year().start())
                ? pupil.homeroom().yearBefore().grade()
                : pupil.homeroom().grade();
        List<Unit> units = catalogue.ofGrade(grade);
        if (random.nextInt(10) < 3) {
            return units.getLast();
        }
        return units.get(daysAgo < CURRENT_UNIT_SINCE ? 1 : 0);
    }

    /** The share of right first tries: lower while fading, much higher for the showcase class in its current unit. */
    private double ability(Pupil pupil, Unit unit, int daysAgo) {
        boolean strong = pupil.story() != Pupil.Story.FADING
                && pupil.homeroom().equals(showcase)
                && unit.id().equals(catalogue.ofGrade(unit.grade()).get(1).id());
        double usual = strong ? Math.max(pupil.ability(), 0.7) + 0.2 : pupil.ability();
        return Math.clamp(usual - 0.65 * CityLife.fading(pupil, daysAgo), 0.1, 0.97);
    }

    private Instant start(LocalDate date, RandomGenerator random) {
        boolean atSchool = random.nextInt(10) < 7;
        var time = atSchool
                ? LocalTime.of(8, 25).plusSeconds(random.nextInt(900))
                : LocalTime.of(19, 0).plusSeconds(random.nextInt(5400));
        var start = date.atTime(time).atZone(ZONE).toInstant();
        var latest = now.minus(LONGEST_SESSION);
        if (!start.isAfter(latest)) {
            return start;
        }
        // Today isn't over yet: its sessions are squeezed into the hours that have passed.
        var midnight = date.atStartOfDay(ZONE).toInstant();
        double passed = Math.max(0, Duration.between(midnight, latest).toSeconds());
        return midnight.plusSeconds(
                (long) (passed * time.toSecondOfDay() / Duration.ofDays(1).toSeconds()));
    }
}
