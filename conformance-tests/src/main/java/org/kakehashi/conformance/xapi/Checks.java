package org.kakehashi.conformance.xapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the checks of one edition. */
public final class Checks {
    private final Edition edition;
    private final Requirements requirements;
    private final List<Check> all = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();

    Checks(Edition edition, Requirements requirements) {
        this.edition = edition;
        this.requirements = requirements;
    }

    /** The edition that checks are gathered for. */
    public Edition edition() {
        return edition;
    }

    /**
     * Adds a check, unless the requirement is none of this edition.
     *
     * @param requirement its id
     * @param name what is done and what is expected; a number is added where it is taken
     */
    public Checks add(String requirement, String name, Check.Body body) {
        Requirement of = requirements.get(requirement);
        if (of.editions().contains(edition)) {
            int seen = names.merge(requirement + name, 1, Integer::sum);
            all.add(new Check(of, edition, seen == 1 ? name : name + " (" + seen + ")", body));
        }
        return this;
    }

    /** A Statement that must be refused with 400. */
    public Checks refuses(String requirement, String name, Sample statement) {
        return add(requirement, name + ": 400", lrs -> lrs.post(statement).is(400));
    }

    /** A Statement that must be stored. */
    public Checks accepts(String requirement, String name, Sample statement) {
        return add(requirement, name + ": 200", lrs -> lrs.post(statement).is(200));
    }

    List<Check> all() {
        return List.copyOf(all);
    }
}
