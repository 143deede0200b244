package org.kakehashi.hub.roster;

import java.util.List;

/**
 * A roster was not applied, since more pupils would be in no class of its source any more than may leave at once. Rolls back the
 * transaction it is thrown through.
 */
public final class ManyLeave extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<School> schools;

    /** @param schools those that lose pupils, who loses most first */
    public ManyLeave(List<School> schools) {
        super("more pupils would leave than may");
        this.schools = List.copyOf(schools);
    }

    /**
     * A school.
     *
     * @param enrolled pupils that it has
     * @param leaving of these, who would be in no class
     */
    public record School(String name, long enrolled, long leaving) {}

    /** Those that lose pupils, and those that don't. */
    public List<School> schools() {
        return schools;
    }

    /** Pupils that the source has. */
    public long enrolled() {
        return schools.stream().mapToLong(School::enrolled).sum();
    }

    /** Of these, who would be in no class. */
    public long leaving() {
        return schools.stream().mapToLong(School::leaving).sum();
    }

    /**
     * How many may leave without a person's word.
     *
     * @param percent of the pupils that the source has
     * @param confirmed so many may in any case, because somebody said so
     */
    public record Allowance(int percent, long confirmed) {
        /** Whether it is more than that. */
        public boolean exceededBy(long leaving, long enrolled) {
            return leaving > confirmed && leaving * 100 > enrolled * percent;
        }
    }
}
