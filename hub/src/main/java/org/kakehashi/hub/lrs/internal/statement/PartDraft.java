package org.kakehashi.hub.lrs.internal.statement;

/** The parts that a statement and a SubStatement have in common, of one or the other. */
final class PartDraft {
    final StatementDraft whole;
    final boolean sub;
    AgentDraft actor = new AgentDraft();
    String verb = "";
    ObjectDraft object;
    boolean revision;
    boolean platform;

    private PartDraft(StatementDraft whole, boolean sub) {
        this.whole = whole;
        this.sub = sub;
        this.object = new ObjectDraft(this);
    }

    static PartDraft ofStatement(StatementDraft whole) {
        return new PartDraft(whole, false);
    }

    static PartDraft ofSubStatement(StatementDraft whole) {
        return new PartDraft(whole, true);
    }

    /** The bit that says where an agent or activity of this part stands. */
    int usage(int usage) {
        return sub ? Usage.inSubStatement(usage) : usage;
    }
}
