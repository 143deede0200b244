package org.kakehashi.hub.insight;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.kakehashi.hub.access.SchoolDay;

/** A class as a teacher finds it: names, a week of attendance, moods, visits and drills, with some pupils to look at. */
final class TestClassroom {
    private static final List<String> NAMES = List.of(
            "青木 葵|あおき あおい",
            "石田 悠真|いしだ ゆうま",
            "上田 さくら|うえだ さくら",
            "榎本 蓮|えのもと れん",
            "大野 陽菜|おおの ひな",
            "加藤 湊|かとう みなと",
            "木村 結衣|きむら ゆい",
            "久保 大和|くぼ やまと",
            "小林 凛|こばやし りん",
            "斉藤 樹|さいとう いつき",
            "清水 芽依|しみず めい",
            "須藤 颯太|すどう そうた",
            "関口 美月|せきぐち みつき",
            "高橋 朝陽|たかはし あさひ",
            "千葉 琴音|ちば ことね",
            "中村 新|なかむら あらた",
            "西川 莉子|にしかわ りこ",
            "野口 律|のぐち りつ",
            "橋本 紬|はしもと つむぎ",
            "藤井 暖|ふじい だん");
    private static final int ABSENT = 3;
    private static final int SAD = 8;
    private static final int AT_NURSE = 12;
    private static final int SLIPPING = 15;

    private final TestSchool school;
    private final TestStatements statements;
    private final LocalDate today;
    private final Random random = new Random(7);
    private final List<UUID> pupils = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    TestClassroom(TestSchool school, TestStatements statements, LocalDate today) {
        this.school = school;
        this.statements = statements;
        this.today = today;
    }

    List<UUID> pupils() {
        return pupils;
    }

    /** Fills the class, and gives the statements that the drill then posts. */
    List<String> fill(String title) {
        for (String name : NAMES) {
            UUID pupil = school.person(name.split("\\|", -1)[0], name.split("\\|", -1)[1]);
            pupils.add(pupil);
            school.pupil(title, pupil, pupils.size());
        }
        List<LocalDate> days = Stream.iterate(today, day -> day.minusDays(1))
                .filter(day -> day.equals(today) || day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .limit(12)
                .toList();
        for (int ago = 0; ago < days.size(); ago++) {
            for (int number = 1; number <= pupils.size(); number++) {
                day(days.get(ago), ago, number, pupils.get(number - 1));
            }
        }
        return said;
    }

    private void day(LocalDate day, int ago, int number, UUID pupil) {
        boolean absent = number == ABSENT && ago < 3;
        school.attendance(pupil, day, absent ? "ABSENT_SICK" : number == 5 && ago == 0 ? "LATE" : "PRESENT");
        if (absent) {
            return;
        }
        boolean sad = number == SAD && ago == 0;
        school.mood(pupil, day, "MORNING", sad ? "RAINY" : random.nextInt(4) == 0 ? "CLOUDY" : "SUNNY");
        if (ago > 0 || number % 3 != 0) {
            school.mood(pupil, day, "AFTERNOON", sad ? "THUNDER" : random.nextInt(5) == 0 ? "CLOUDY" : "SUNNY");
        }
        if (number == AT_NURSE && ago == 0) {
            school.visit(pupil, day, "10:25", "INTERNAL");
            school.visit(pupil, day, "13:40", "COUNSELLING");
        }
        if (number == 17 && ago == 0) {
            school.visit(pupil, day, "12:55", "INJURY");
        }
        drill(day, ago, number, pupil);
    }

    private void drill(LocalDate day, int ago, int number, UUID pupil) {
        int questions = number % 7 == 0 ? 0 : 4 + random.nextInt(9);
        Instant at = day.atTime(0, 5, 0).atZone(SchoolDay.ZONE).toInstant();
        String attempt = "attempt " + day;
        for (int question = 1; question <= questions; question++) {
            boolean right = random.nextInt(10) < (number == SLIPPING && ago < 3 ? 1 : 8);
            at = at.plusSeconds(25 + random.nextInt(40));
            said.add(statements.answered(pupil, at, attempt, question, right));
            if (!right) {
                at = at.plusSeconds(30);
                said.add(statements.answered(pupil, at, attempt, question, true));
            }
        }
    }
}
