package org.kakehashi.conformance.xapi.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;
import tools.jackson.databind.JsonNode;

/** Part 2, 2.2: what every Statement must keep to, at each of its properties. */
public final class Section22Formatting implements Section {
    private static final List<String> TEMPLATES = List.of("full", "sub", "agent", "group", "ref");
    /** Objects whose keys are data. */
    private static final List<String> MAPS = List.of("display", "name", "description", "extensions");

    @Override
    public void addTo(Checks checks) {
        for (String template : TEMPLATES) {
            Sample sample = Sample.of(template, checks.edition());
            for (String part : List.of("actor", "verb", "object")) {
                String requirement =
                        "XAPI-0000" + (3 + List.of("actor", "verb", "object").indexOf(part));
                checks.refuses(
                        requirement,
                        template + " without " + part,
                        sample.copy().remove(part));
                checks.refuses(
                        requirement,
                        template + " with an empty " + part,
                        sample.copy().set(part, "{}"));
            }
            for (String path : properties(sample.tree(), "")) {
                addProperty(checks, template, sample, path);
            }
            for (String path : objects(sample.tree(), "")) {
                addObject(checks, template, sample, path);
            }
        }
        addNumbers(checks);
    }

    private static void addProperty(Checks checks, String template, Sample sample, String path) {
        String name = template + ": " + path;
        String key = path.substring(path.lastIndexOf('/') + 1);
        checks.refuses("XAPI-00001", name + " is null", sample.copy().set(path, "null"));
        if (!key.matches("\\d+") && !template.equals("sub")) {
            checks.refuses(
                    "XAPI-00008", name + " as " + capital(key), sample.copy().rename(path, capital(key)));
            checks.add("XAPI-00021", name + " twice: 400", lrs -> lrs.to("statements")
                    .json(twice(sample, path, key))
                    .post()
                    .is(400));
        }
    }

    private static void addObject(Checks checks, String template, Sample sample, String path) {
        checks.refuses(
                "XAPI-00010",
                template + ": unknown property in " + (path.isEmpty() ? "the Statement" : path),
                sample.copy().set(path.isEmpty() ? "unknown" : path + "/unknown", "'x'"));
    }

    private static void addNumbers(Checks checks) {
        for (String number :
                List.of("0.1", "3.4028235e38", "1.17549435e-38", "16777216", "-0.000123456", "123456.789")) {
            checks.add("XAPI-00002", "score.raw " + number + " comes back", lrs -> {
                Sample statement = Sample.minimal().set("result", "{'score':{'raw':" + number + "}}");
                lrs.store(statement);
                double back = lrs.fetch(statement.id()).at("/result/score/raw").doubleValue();
                double sent = Double.parseDouble(number);
                CheckFailed.unless(Math.abs(back - sent) <= Math.abs(sent) * 1e-7, "sent " + number + ", got " + back);
            });
        }
    }

    /** The Statement as JSON, with the property at {@code path} there twice. */
    private static String twice(Sample sample, String path, String key) {
        String second = "the second " + key;
        Sample marked = sample.copy();
        JsonNode value = marked.at(path);
        int slash = path.lastIndexOf('/');
        marked.set((slash < 0 ? "" : path.substring(0, slash + 1)) + second, value);
        return marked.json().replace('"' + second + '"', '"' + key + '"');
    }

    private static String capital(String key) {
        return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    }

    /** Paths of all properties and items whose names the specification gives. */
    static List<String> properties(JsonNode node, String prefix) {
        List<String> paths = new ArrayList<>();
        if (node.isObject()) {
            node.forEachEntry((key, value) -> {
                paths.add(prefix + key);
                if (!isMap(key, value)) {
                    paths.addAll(properties(value, prefix + key + "/"));
                }
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                paths.add(prefix + i);
                paths.addAll(properties(node.get(i), prefix + i + "/"));
            }
        }
        return paths;
    }

    /** Paths of all objects whose keys the specification gives. */
    private static List<String> objects(JsonNode root, String prefix) {
        List<String> paths = new ArrayList<>(List.of(prefix));
        for (String path : properties(root, "")) {
            if (org.kakehashi.conformance.xapi.Json.at(root, path).isObject()
                    && MAPS.stream().noneMatch(map -> path.endsWith("/" + map))) {
                paths.add(path);
            }
        }
        return paths;
    }

    private static boolean isMap(String key, JsonNode value) {
        return value.isObject() && MAPS.contains(key);
    }
}
