package org.kakehashi.conformance.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Statements of about 1 KB as a drill of the Japan assessment profile sends them. Bodies are made beforehand; only the ids are written
 * anew before each sending.
 */
final class SampleStatements {
    /** Where a statement's id stands in its JSON. */
    static final int ID_AT = "{\"id\":\"".length();
    /** How long its timestamp is, with quotes; it is the last value. */
    static final int TIMESTAMP_LENGTH = 31;

    static final String CATEGORY = "https://w3id.org/japan-xapi/assessment";

    private static final String HOME_PAGE = "https://hub.sakura-city.example";
    private static final int UUID_LENGTH = 36;
    private static final String HEX = "0123456789abcdef";
    private static final String[] VERB = {"answered", "completed", "attempted", "viewed"};
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.ofHours(9));

    private SampleStatements() {}

    /**
     * A body that can be sent again and again with new ids.
     *
     * @param bytes the JSON
     * @param idsAt where its ids stand
     */
    @SuppressWarnings("ArrayRecordComponent") // written in place, never compared
    record Body(byte[] bytes, int[] idsAt) {
        /** Gives every statement a new random id and adds them to {@code sent}. */
        void renew(Random random, Ids sent) {
            for (int at : idsAt) {
                UUID id = Ids.random(random);
                write(id, bytes, at);
                sent.add(id);
            }
        }

        void renew(Random random) {
            for (int at : idsAt) {
                write(Ids.random(random), bytes, at);
            }
        }
    }

    static Body batch(Random random, int size) {
        return batch(size, i -> Sample.random(random));
    }

    static Body batch(int size, IntFunction<Sample> samples) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> ids = new ArrayList<>();
        Instant now = Instant.now();
        for (int i = 0; i < size; i++) {
            out.write(i == 0 ? '[' : ',');
            ids.add(out.size() + ID_AT);
            out.writeBytes(json(samples.apply(i), now));
        }
        out.write(']');
        return new Body(
                out.toByteArray(), ids.stream().mapToInt(Integer::intValue).toArray());
    }

    static Body single(Random random) {
        return new Body(json(Sample.random(random), Instant.now()), new int[] {ID_AT});
    }

    static String actor(int number) {
        return "{\"objectType\":\"Agent\",\"account\":{\"homePage\":\"" + HOME_PAGE + "\",\"name\":\"" + pupil(number)
                + "\"}}";
    }

    static String pupil(int number) {
        return new UUID(0xABCDEF0000004000L, 0x8000000000000000L + number).toString();
    }

    static String teacher(int number) {
        return new UUID(0xFEDCBA0000004000L, 0x8000000000000000L + number).toString();
    }

    static String verb(int number) {
        return "http://adlnet.gov/expapi/verbs/" + VERB[number];
    }

    static String question(int number) {
        return "https://drill.example/q/" + number;
    }

    static String unit(int number) {
        return "https://drill.example/unit/" + number;
    }

    static String course(int number) {
        return "https://drill.example/course/" + number;
    }

    static String once(int number) {
        return "https://drill.example/once/" + number;
    }

    static byte[] json(Sample sample, Instant timestamp) {
        String instructor = sample.teacher() < 0
                ? ""
                : "\"instructor\":{\"account\":{\"homePage\":\"" + HOME_PAGE + "\",\"name\":\""
                        + teacher(sample.teacher()) + "\"}},";
        String other = sample.once() < 0 ? "" : ",\"other\":[{\"id\":\"" + once(sample.once()) + "\"}]";
        String text = "{\"id\":\"00000000-0000-4000-8000-000000000000\",\"actor\":" + actor(sample.actor())
                + ",\"verb\":{\"id\":\"" + verb(sample.verb())
                + "\",\"display\":{\"ja\":\"解答した\",\"en\":\"answered\"}},"
                + "\"object\":{\"objectType\":\"Activity\",\"id\":\"" + question(sample.question())
                + "\",\"definition\":{\"type\":\"http://adlnet.gov/expapi/activities/cmi.interaction\",\"name\":{\"ja\":\"分数のたし算 第"
                + sample.question()
                + "問\"},\"description\":{\"ja\":\"次の計算をしましょう。答えは約分して書きます。\"},\"interactionType\":\"fill-in\"}},"
                + "\"result\":{\"success\":true,\"completion\":true,\"response\":\"三分の二\",\"duration\":\"PT12.4S\","
                + "\"score\":{\"scaled\":1,\"raw\":1,\"min\":0,\"max\":1}},\"context\":{" + instructor
                + "\"registration\":\"" + sample.registration()
                + "\",\"platform\":\"さくらドリル\",\"language\":\"ja\",\"contextActivities\":{\"parent\":[{\"id\":\""
                + unit(sample.unit()) + "\"}],\"grouping\":[{\"id\":\"" + course(sample.course())
                + "\"}],\"category\":[{\"id\":\"" + CATEGORY + "\"}]" + other
                + "},\"extensions\":{\"https://w3id.org/japan-xapi/extensions/grade\":[\"P3\"],"
                + "\"https://w3id.org/japan-xapi/extensions/unit\":[\"分数\"]}},\"timestamp\":\""
                + TIME.format(timestamp) + "\"}";
        return text.getBytes(UTF_8);
    }

    /** Writes an id as text where another one stands. */
    static void write(UUID id, byte[] bytes, int at) {
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
