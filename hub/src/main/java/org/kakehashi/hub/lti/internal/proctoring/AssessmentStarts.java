package org.kakehashi.hub.lti.internal.proctoring;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.inspection.Check.Named;
import org.kakehashi.hub.lti.internal.launch.Attempt;
import org.kakehashi.hub.lti.internal.launch.Launches;
import org.kakehashi.hub.lti.internal.launch.Launches.Start;
import org.kakehashi.hub.lti.internal.launch.Launches.Tap;
import org.kakehashi.hub.lti.internal.launch.Proctorings;
import org.kakehashi.hub.lti.internal.launch.ReleasedClaims;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.response.Answering;
import org.kakehashi.hub.lti.internal.response.Awaited;
import org.kakehashi.hub.lti.internal.response.Refused;
import org.kakehashi.hub.lti.internal.response.ResponseRules;
import org.kakehashi.hub.lti.internal.response.ResponseRules.Returned;
import org.kakehashi.hub.lti.internal.response.ResponseTokens.Read;
import org.kakehashi.hub.lti.internal.response.Responses;
import org.kakehashi.hub.roster.Participants;
import org.springframework.stereotype.Component;

/**
 * Takes {@code LtiStartAssessment} (Proctoring Services 1.0, 4.3): what every response must keep to, then the try and the pupil; and opens
 * the assessment, if the pupil still may.
 */
@Component
class AssessmentStarts {
    private static final Answering MESSAGE = Answering.PROCTORING;

    /** What is looked at besides the rules of every response, in order. */
    private static final List<Named> CHECKED = List.of(
            new Named("attempt_number", MESSAGE.section()),
            new Named("resource_link", MESSAGE.section()),
            new Named("verified_user", MESSAGE.section()));

    private final Responses responses;
    private final Proctorings proctorings;
    private final Launches launches;
    private final Participants participants;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    AssessmentStarts(
            Responses responses,
            Proctorings proctorings,
            Launches launches,
            Participants participants,
            TenantTransactions transactions,
            AuditLog audit,
            Clock clock) {
        this.responses = responses;
        this.proctorings = proctorings;
        this.launches = launches;
        this.participants = participants;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a message. */
    sealed interface Outcome {
        /** The pupil may go on, as far as the proctoring tool is concerned. */
        record Begun(Start start) implements Outcome {}

        /** It isn't taken, and nothing is opened. */
        record NotTaken(Refused refused) implements Outcome {}
    }

    private sealed interface Judged {
        record Passed(Attempt attempt) implements Judged {}

        record Failed(Refused refused) implements Judged {}
    }

    /** Takes the message, for the person who went to the proctoring tool. */
    Outcome take(AccountCaller caller, String sessionId, @Nullable String jwt) {
        return switch (responses.read(caller, MESSAGE, jwt)) {
            case Read.Wrong(Tool _, Refused refused) -> new Outcome.NotTaken(refused);
            case Read.Signed signed ->
                switch (transactions.inTenant(caller.tenantId(), () -> judge(caller, signed))) {
                    case Judged.Failed(Refused refused) -> new Outcome.NotTaken(refused);
                    case Judged.Passed(Attempt attempt) -> {
                        Tap tap = new Tap(
                                attempt.placement().link().resourceLinkId(),
                                attempt.classId(),
                                attempt.target(),
                                new Tap.Passed(signed.tool().clientId(), attempt.proctoringId(), attempt.number()));
                        yield new Outcome.Begun(launches.begin(caller, sessionId, tap));
                    }
                };
        };
    }

    private Judged judge(AccountCaller caller, Read.Signed signed) {
        Tool tool = signed.tool();
        JWTClaimsSet claims = signed.claims();
        Returned returned = responses.returned(caller, MESSAGE, tool, claims);
        Awaited awaited = returned.awaited();
        Optional<Refused> broken = ResponseRules.broken(returned);
        Attempt attempt = broken.isPresent() || awaited == null
                ? null
                : proctorings.attempt(caller, awaited.launchId()).orElse(null);
        if (attempt != null) {
            broken = broken(caller, attempt, claims);
            if (broken.isEmpty() && !responses.use(caller, tool, returned, null)) {
                broken = Optional.of(ResponseRules.USED);
            }
        }
        if (attempt == null || broken.isPresent()) {
            Refused refused = broken.orElse(Refused.of("resource_link", "The assessment isn't there any more."));
            responses.inspect(caller, signed, returned, CHECKED, Optional.of(refused));
            responses.note(caller, MESSAGE, tool, awaited, refused);
            return new Judged.Failed(refused);
        }
        responses.inspect(caller, signed, returned, CHECKED, Optional.empty());
        if (isTrue(claims.getClaim(MESSAGE.claim("end_assessment_return")))) {
            proctorings.wantBack(caller, attempt);
        }
        audit.append(
                caller.tenantId(),
                new AuditEvent(
                        caller.auditName(),
                        "lti.start-assessment",
                        attempt.personId(),
                        "link:" + attempt.placement().link().resourceLinkId() + " proctor:" + tool.clientId()
                                + " attempt:" + attempt.number()));
        return new Judged.Passed(attempt);
    }

    private Optional<Refused> broken(AccountCaller caller, Attempt attempt, JWTClaimsSet claims) {
        Object number = claims.getClaim(MESSAGE.claim("attempt_number"));
        String wanted = String.valueOf(attempt.number());
        if (!wanted.equals(String.valueOf(number))) {
            return Optional.of(new Refused(
                    "attempt_number",
                    "attempt_number must be the one of the request.",
                    wanted,
                    String.valueOf(number)));
        }
        String link = attempt.placement().link().idIn(attempt.classId());
        Object named = claims.getClaim(ResponseRules.CLAIM + "resource_link");
        if (!(named instanceof Map<?, ?> map) || !link.equals(map.get("id"))) {
            return Optional.of(new Refused(
                    "resource_link", "resource_link.id must be the one of the request.", link, String.valueOf(named)));
        }
        return VerifiedUser.contradiction(claims.getClaim(MESSAGE.claim("verified_user")), told(caller, attempt))
                .map(claim -> Refused.of(
                        "verified_user", "verified_user says somebody else than who was sent: " + claim + "."));
    }

    private Map<String, Object> told(AccountCaller caller, Attempt attempt) {
        return participants
                .of(caller.tenantId(), attempt.classId(), attempt.personId(), SchoolDay.today(clock))
                .map(pupil -> ReleasedClaims.of(attempt.placement().tool().settings(), pupil))
                .orElse(Map.of());
    }

    private static boolean isTrue(@Nullable Object claim) {
        return Boolean.TRUE.equals(claim) || "true".equals(claim);
    }
}
