package org.kakehashi.conformance.xapi.data;

import java.util.List;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;

/** Part 2, 2.4.5: scores within their bounds, in Statements and SubStatements. */
public final class Section245Result implements Section {
    /** Requirement, and a score that breaks it. */
    private static final List<List<String>> BAD = List.of(
            List.of("XAPI-00083", "{'scaled':1.0001}"),
            List.of("XAPI-00083", "{'scaled':-1.0001}"),
            List.of("XAPI-00083", "{'scaled':50}"),
            List.of("XAPI-00083", "{'scaled':-50}"),
            List.of("XAPI-00082", "{'raw':11,'min':0,'max':10}"),
            List.of("XAPI-00082", "{'raw':-1,'min':0,'max':10}"),
            List.of("XAPI-00082", "{'raw':11,'max':10}"),
            List.of("XAPI-00082", "{'raw':-1,'min':0}"),
            List.of("XAPI-00080", "{'min':10,'max':9}"),
            List.of("XAPI-00081", "{'max':9,'min':10}"),
            List.of("XAPI-00081", "{'min':0.5,'max':0.25}"));

    private static final List<String> GOOD = List.of(
            "{}",
            "{'scaled':1}",
            "{'scaled':-1}",
            "{'scaled':0}",
            "{'scaled':0.3333333}",
            "{'raw':0,'min':0,'max':10}",
            "{'raw':10,'min':0,'max':10}",
            "{'raw':-5,'min':-10,'max':0}",
            "{'raw':1e3}",
            "{'min':-1}",
            "{'max':100}",
            "{'raw':7,'max':10}",
            "{'raw':7,'min':0}",
            "{'scaled':0.5,'raw':5,'min':0,'max':10}");

    @Override
    public void addTo(Checks checks) {
        for (String template : List.of("full", "sub")) {
            String path = template.equals("sub") ? "object/result/score" : "result/score";
            for (List<String> bad : BAD) {
                checks.refuses(
                        bad.get(0),
                        path + " = " + bad.get(1),
                        Sample.of(template, checks.edition()).set(path, bad.get(1)));
            }
            for (String good : GOOD) {
                checks.accepts(
                        "XAPI-00079",
                        path + " = " + good,
                        Sample.of(template, checks.edition()).set(path, good));
            }
        }
        for (String duration : List.of("'PT1H0M0.1S'", "'P1Y2M3DT4H5M6.789S'", "'P2W'")) {
            checks.add("XAPI-00077", "duration " + duration + " comes back", lrs -> {
                Sample statement = Sample.minimal().set("result", "{'duration':" + duration + "}");
                lrs.store(statement);
                CheckFailed.unless(
                        lrs.fetch(statement.id()).at("/result/duration").equals(statement.at("result/duration")),
                        "the duration changed");
            });
        }
        for (String duration : List.of("PT1.239S", "PT0.001S", "PT1M1.123456S")) {
            checks.accepts(
                    "IEEE-21",
                    "duration " + duration,
                    Sample.minimal().set("result", "{'duration':'" + duration + "'}"));
        }
        checks.add("IEEE-21", "durations that differ below 0.01 s are equal: no 409", lrs -> {
            Sample statement = Sample.minimal().set("result", "{'duration':'PT1.234S'}");
            lrs.store(statement);
            lrs.post(statement.copy().set("result/duration", "'PT1.239S'")).is(200, 204);
        });
    }
}
