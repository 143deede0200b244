package org.kakehashi.conformance.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Statements of about 1 KB as a drill of the Japan assessment profile sends them. Bodies are made beforehand; only the ids are written
 * anew before each sending.
 */
final class SampleStatements {
    static final int ACTORS = 2_000;
    static final int QUESTIONS = 3_000;
    static final int UNITS = 60;
    static final int COURSES = 12;
    static final int VERBS = 4;
    static final String HOME_PAGE = "https://hub.sakura-city.example";
    private static final int UUID_LENGTH = 36;
    private static final String HEX = "0123456789abcdef";
    private static final String[] VERB = {"answered", "completed", "attempted", "viewed"};

    private SampleStatements() {}

    /**
     * A body that can be sent again and again with new ids.
     *
     * @param bytes the JSON
     * @param idsAt where its ids stand
     */
    @SuppressWarnings("ArrayRecordComponent") // written in place, never compared
    record Body(byte[] bytes, int[] idsAt) {
        /** Gives every statement a new random id. */
        void renew(Random random) {
            for (int at : idsAt) {
                write(new UUID(random.nextLong(), random.nextLong()), bytes, at);
            }
        }
    }

    /** What one statement names, for bodies and rows alike. */
    record Sample(int actor, int verb, int question, int unit, int course, UUID registration) {
        static Sample random(Random random) {
            int question = random.nextInt(QUESTIONS);
            return new Sample(
                    random.nextInt(ACTORS),
                    random.nextInt(10) < 7 ? 0 : 1 + random.nextInt(VERBS - 1),
                    question,
                    question % UNITS,
                    question % COURSES,
                    new UUID(0x4000L, random.nextInt(50_000)));
        }
    }

    static Body batch(Random random, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            out.writeBytes(i == 0 ? "[".getBytes(UTF_8) : ",".getBytes(UTF_8));
            ids.add(out.size() + "{\"id\":\"".length());
            out.writeBytes(json(Sample.random(random)));
        }
        out.write(']');
        return new Body(
                out.toByteArray(), ids.stream().mapToInt(Integer::intValue).toArray());
    }

    static Body single(Random random) {
        return new Body(json(Sample.random(random)), new int[] {"{\"id\":\"".length()});
    }

    static String actor(int number) {
        return "{\"objectType\":\"Agent\",\"account\":{\"homePage\":\"" + HOME_PAGE + "\",\"name\":\"" + name(number)
                + "\"}}";
    }

    static String name(int number) {
        return new UUID(0xABCDEF0000004000L, 0x8000000000000000L + number).toString();
    }

    static byte[] json(Sample sample) {
        return """
                {"id":"00000000-0000-4000-8000-000000000000","actor":%s,"verb":{"id":"http://adlnet.gov/expapi/verbs/%s",\
                "display":{"ja":"解答した","en":"answered"}},"object":{"objectType":"Activity","id":"https://drill.example/q/%d",\
                "definition":{"type":"http://adlnet.gov/expapi/activities/cmi.interaction","name":{"ja":"分数のたし算 第%d問"},\
                "description":{"ja":"次の計算をしましょう。答えは約分して書きます。"},"interactionType":"fill-in"}},\
                "result":{"success":true,"completion":true,"response":"三分の二","duration":"PT12.4S","score":{"scaled":1,"raw":1,"min":0,"max":1}},\
                "context":{"registration":"%s","platform":"さくらドリル","language":"ja","contextActivities":{\
                "parent":[{"id":"https://drill.example/unit/%d"}],"grouping":[{"id":"https://drill.example/course/%d"}],\
                "category":[{"id":"https://w3id.org/japan-xapi/assessment"}]},"extensions":{\
                "https://w3id.org/japan-xapi/extensions/grade":["P3"],"https://w3id.org/japan-xapi/extensions/unit":["分数"]}},\
                "timestamp":"2026-05-11T10:15:30.123+09:00"}""".formatted(
                        actor(sample.actor()),
                        VERB[sample.verb()],
                        sample.question(),
                        sample.question(),
                        sample.registration(),
                        sample.unit(),
                        sample.course())
                .getBytes(UTF_8);
    }

    private static void write(UUID id, byte[] bytes, int at) {
        long bits = id.getMostSignificantBits();
        int hex = 60;
        for (int i = 0; i < UUID_LENGTH; i++) {
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                continue;
            }
            bytes[at + i] = (byte) HEX.charAt((int) (bits >>> hex) & 15);
            hex -= 4;
            if (hex < 0) {
                hex = 60;
                bits = id.getLeastSignificantBits();
            }
        }
    }
}
