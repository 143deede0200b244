package org.kakehashi.hub.demo.city;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.commons.csv.CSVRecord;
import org.kakehashi.hub.demo.study.Table;

/** Draws names from lists of common family and given names; nobody gets the full name of somebody drawn before. */
final class Names {
    private final List<CSVRecord> families = Table.read("family-names.csv");
    private final List<CSVRecord> givens = Table.read("given-names.csv");
    private final Set<String> drawn = new HashSet<>();

    /** A name for anybody. */
    PersonName draw(RandomGenerator random) {
        var name = named(pick(families, random), random);
        return drawn.add(name.full()) ? name : draw(random);
    }

    /** A name for somebody of that person's family. */
    PersonName relative(PersonName of, RandomGenerator random) {
        var given = pick(givens, random);
        var name = new PersonName(of.family(), given.get("name"), of.familyKana(), given.get("kana"));
        return drawn.add(name.full()) ? name : relative(of, random);
    }

    private PersonName named(CSVRecord family, RandomGenerator random) {
        var given = pick(givens, random);
        return new PersonName(family.get("name"), given.get("name"), family.get("kana"), given.get("kana"));
    }

    private static CSVRecord pick(List<CSVRecord> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
