package org.kakehashi.hub.lrs.internal.ingest;

import org.kakehashi.hub.lrs.StatementIntake.Outcome.Refused;
import org.kakehashi.hub.lrs.internal.statement.Parsed;
import org.kakehashi.hub.lrs.internal.statement.ParsedStatement;
import org.kakehashi.hub.lrs.internal.statement.Rejection;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.lrs.internal.statement.StatementParser;
import org.springframework.stereotype.Component;

/**
 * Validates statements of another store, one by one. Which version's rules hold isn't known from the request: a store of 2.0 also gives
 * statements that it took as 1.0.x. So a statement is valid if it is by either; it is told what is wrong by the version that it names.
 */
@Component
class BroughtReader {
    private final StatementParser parser = new StatementParser(1);

    /** What reading gave. */
    sealed interface Read {
        /** A statement with an id, valid by that version. */
        record Valid(ParsedStatement statement, SpecVersion version) implements Read {}

        /** None. */
        record Invalid(Refused refusal) implements Read {}
    }

    Read read(byte[] json) {
        Parsed first = parser.parse(json, SpecVersion.V1_0_3);
        if (first instanceof Parsed.Statements statements) {
            return valid(statements, SpecVersion.V1_0_3);
        }
        Parsed second = parser.parse(json, SpecVersion.V2_0_0);
        if (second instanceof Parsed.Statements statements) {
            return valid(statements, SpecVersion.V2_0_0);
        }
        Rejection told = (Rejection) (BroughtRefusals.names2(json) ? second : first);
        return new Read.Invalid(BroughtRefusals.rejected(BroughtRefusals.id(json), told));
    }

    private static Read valid(Parsed.Statements parsed, SpecVersion version) {
        if (parsed.isArray()) {
            return new Read.Invalid(BroughtRefusals.noId());
        }
        ParsedStatement statement = parsed.statements().getFirst();
        return statement.id() == null ? new Read.Invalid(BroughtRefusals.noId()) : new Read.Valid(statement, version);
    }
}
