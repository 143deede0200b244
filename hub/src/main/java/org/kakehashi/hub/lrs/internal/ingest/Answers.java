package org.kakehashi.hub.lrs.internal.ingest;

import java.util.Map;
import org.kakehashi.hub.lrs.internal.statement.Rejection;
import org.kakehashi.hub.lrs.internal.statement.Rule;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.Problems;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** How a refused statement is told: in one sentence, and in parts that a program can show (RFC 9457). */
final class Answers {
    private Answers() {}

    static ResponseEntity<ProblemDetail> rejected(Rejection rejection) {
        Rule rule = rejection.rule();
        ErrorCode code = rule == Rule.TOO_MANY ? ErrorCode.TOO_LARGE : ErrorCode.INVALID_REQUEST;
        ProblemDetail problem = Problems.of(code, rejection.detail());
        problem.setProperty("pointer", rejection.pointer());
        problem.setProperty("value", rejection.value());
        problem.setProperty(
                "rule", Map.of("name", rule.name(), "section", rule.section(), "ja", rule.ja(), "en", rule.en()));
        problem.setProperty("remedy", Map.of("ja", rule.remedyJa(), "en", rule.remedyEn()));
        return ResponseEntity.status(code.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
