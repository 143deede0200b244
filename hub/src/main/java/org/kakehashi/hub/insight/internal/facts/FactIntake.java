package org.kakehashi.hub.insight.internal.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kakehashi.hub.insight.internal.facts.LoggedStatement.Occasion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes statements of the log into the facts. Taking one twice changes nothing. */
@Component
class FactIntake {
    private static final Logger LOG = LoggerFactory.getLogger(FactIntake.class);

    private final ActorPersons persons;
    private final StatementStore statements;
    private final TermStore terms;
    private final UnresolvedStore unresolved;
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9000-01-01T00:00:00Z");

    private final Recalculation recalculation;

    FactIntake(
            ActorPersons persons,
            StatementStore statements,
            TermStore terms,
            UnresolvedStore unresolved,
            Recalculation recalculation) {
        this.persons = persons;
        this.statements = statements;
        this.terms = terms;
        this.unresolved = unresolved;
        this.recalculation = recalculation;
    }

    /** Takes one page of the log, within a transaction of the tenant. */
    void take(int tenantId, List<LoggedStatement> logged, long revision) {
        List<LoggedStatement> page = logged.stream().filter(FactIntake::dated).toList();
        Map<Occasion, UUID> known = persons.of(
                tenantId, page.stream().map(LoggedStatement::occasion).collect(Collectors.toSet()));
        List<KeptStatement> kept = new ArrayList<>();
        List<LoggedStatement> nobodys = new ArrayList<>();
        for (LoggedStatement statement : page) {
            UUID person = known.get(statement.occasion());
            if (person == null) {
                nobodys.add(statement);
            } else {
                cut(statement, person, kept);
            }
        }
        unresolved.note(tenantId, nobodys);
        terms.remember(
                tenantId,
                kept.stream().flatMap(row -> row.slice().terms().stream()).toList());
        Set<PersonDay> touched = new HashSet<>(statements.drop(tenantId, voided(page)));
        Set<PersonDay> added = statements.keep(tenantId, kept);
        touched.addAll(added);
        if (!added.isEmpty()) {
            touched.addAll(statements.laterDaysOfSameQuestions(tenantId, kept));
        }
        recalculation.run(tenantId, touched, revision);
    }

    /** A timestamp may say any year; a school day is only asked for where PostgreSQL has a date for it. */
    private static boolean dated(LoggedStatement statement) {
        return statement.at().isAfter(FIRST) && statement.at().isBefore(LAST);
    }

    /** The log must go on whatever a statement holds, so one that can't be cut is told of and left out. */
    private static void cut(LoggedStatement statement, UUID person, List<KeptStatement> kept) {
        try {
            StudySlice slice = StatementSlicer.slice(statement.raw(), statement.at());
            kept.add(new KeptStatement(person, statement.seq(), statement.id(), slice));
        } catch (RuntimeException e) {
            LOG.error("Statement {} can't be read for the facts and is left out", statement.id(), e);
        }
    }

    private static List<UUID> voided(List<LoggedStatement> page) {
        return page.stream()
                .map(LoggedStatement::voids)
                .filter(Objects::nonNull)
                .toList();
    }
}
