package org.kakehashi.hub.roster;

import java.util.List;

/**
 * A roster was not applied, since more pupils would be in no class of its source any more than may leave at once. Rolls back the
 * transaction it is thrown through.
 */
public final class ManyLeave extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<School> schools;
    private final boolean atTurn;
    private final transient List<ManyLeave> others;

    /**
     * @param schools those that have pupils, who is lost or loses most first
     * @param atTurn whether the roster brings a new school year, so that those who finished school leave
     */
    public ManyLeave(List<School> schools, boolean atTurn) {
        this(schools, atTurn, List.of());
    }

    private ManyLeave(List<School> schools, boolean atTurn, List<ManyLeave> others) {
        super("more pupils would leave than may");
        this.schools = List.copyOf(schools);
        this.atTurn = atTurn;
        this.others = List.copyOf(others);
    }

    /** The same, and that on other days as many or fewer pupils would leave. */
    public ManyLeave besides(List<ManyLeave> fewer) {
        return new ManyLeave(schools, atTurn, fewer);
    }

    /**
     * A school.
     *
     * @param enrolled pupils that it has; at a turn of the school year, that it had on the last day of the old one
     * @param leaving of these, who would be in no class of any school
     * @param lost whether nobody at all would be in a class of this school, and not all of its pupils go on to other schools'; at a turn,
     *     when some finish school: and more than half of them don't
     */
    public record School(String name, long enrolled, long leaving, boolean lost) {}

    /** Those that lose pupils, and those that don't. */
    public List<School> schools() {
        return schools;
    }

    /** Whether it is a turn of the school year. */
    public boolean atTurn() {
        return atTurn;
    }

    /** What is asked of other days that the roster brings too; whoever says yes says it to all of it. */
    public List<ManyLeave> others() {
        return others;
    }

    /** Pupils that the source has, or had. */
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
     * @param percent of the pupils that the source has; 100: nobody is ever asked
     * @param percentAtTurn the same where the roster brings a new school year
     * @param confirmed so many may in any case, because somebody said so
     */
    public record Allowance(int percent, int percentAtTurn, long confirmed) {
        /** Whoever may leave. */
        public static final Allowance ALL = new Allowance(100, 100, 0);

        /** Whether it is more than that, or a whole school is lost. */
        public boolean exceededBy(ManyLeave many) {
            int allowed = many.atTurn() ? percentAtTurn : percent;
            return allowed < 100
                    && many.leaving() > confirmed
                    && (many.leaving() * 100 > many.enrolled() * allowed
                            || many.schools().stream().anyMatch(School::lost));
        }
    }
}
