package org.kakehashi.connectors.spi;

/** A rule that is written down in one piece. An enum of rules keeps a {@link Wording} for each, and needs no more than this. */
public interface WordedRule extends Rule {

    /** What it says. */
    Wording wording();

    @Override
    default String code() {
        return wording().code();
    }

    @Override
    default Severity severity() {
        return wording().severity();
    }

    @Override
    default Text rule() {
        return wording().rule();
    }

    @Override
    default Text remedy() {
        return wording().remedy();
    }
}
