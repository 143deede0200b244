package org.kakehashi.hub.insight.internal.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Computes touched days anew, each as a whole, from what is kept of them. */
@Component
class Recalculation {
    private final StatementStore statements;
    private final FactStore facts;

    Recalculation(StatementStore statements, FactStore facts) {
        this.statements = statements;
        this.facts = facts;
    }

    void run(int tenantId, Set<PersonDay> touched, long revision) {
        if (touched.isEmpty()) {
            return;
        }
        Map<PersonDay, List<DayStatement>> byDay = new LinkedHashMap<>();
        for (DayStatement statement : statements.of(tenantId, touched)) {
            byDay.computeIfAbsent(statement.personDay(), any -> new ArrayList<>())
                    .add(statement);
        }
        List<StudyFacts> computed = byDay.entrySet().stream()
                .map(day -> StudyFacts.of(day.getKey(), day.getValue()))
                .toList();
        facts.replace(tenantId, touched, computed, revision);
    }
}
