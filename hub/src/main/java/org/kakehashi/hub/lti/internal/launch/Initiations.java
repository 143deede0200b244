package org.kakehashi.hub.lti.internal.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.lti.internal.launch.Launches.Start;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.subject.Subjects;
import org.springframework.stereotype.Component;

/** Writes launches down that were decided on, each with the hints of its login initiation (Security Framework 1.0, 5.1.1.1). */
@Component
class Initiations {
    private static final Duration HINT_LIFETIME = Duration.ofMinutes(5);

    private final LaunchStore store;
    private final Subjects subjects;
    private final Recording recording;
    private final Clock clock;

    Initiations(LaunchStore store, Subjects subjects, Recording recording, Clock clock) {
        this.store = store;
        this.subjects = subjects;
        this.recording = recording;
        this.clock = clock;
    }

    /**
     * What somebody is sent to a tool with.
     *
     * @param classId the context
     * @param instructor whether they teach it
     */
    record Errand(MessageType message, UUID classId, boolean instructor, DocumentTarget target, About about) {}

    /**
     * Writes it down, within a transaction of the tenant.
     *
     * @param personId the caller's
     * @param sessionId of the browser's session, to which the message hint is bound
     */
    Start.Initiated begin(AccountCaller caller, UUID personId, String sessionId, Placement placement, Errand errand) {
        int tenantId = caller.tenantId();
        String hint = Secrets.random();
        Instant now = clock.instant();
        NewLaunch launch = new NewLaunch(
                UUID.randomUUID(),
                errand.message(),
                Secrets.sha256(hint),
                sessionHash(sessionId),
                caller.accountId(),
                personId,
                errand.classId(),
                errand.instructor(),
                errand.target(),
                UUID.randomUUID(),
                now,
                now.plus(HINT_LIFETIME),
                errand.about());
        UUID subject = store.begin(tenantId, launch, placement.link())
                .or(() -> {
                    subjects.of(tenantId, placement.tool().clientId(), personId);
                    return store.begin(tenantId, launch, placement.link());
                })
                .orElseThrow();
        Start.Initiated initiated = new Start.Initiated(placement, subject.toString(), hint, errand.target());
        recording.initiated(tenantId, launch.launchId(), initiated);
        return initiated;
    }

    /** What is kept of a session's id. */
    static String sessionHash(String sessionId) {
        return HexFormat.of().formatHex(Secrets.sha256(sessionId));
    }
}
