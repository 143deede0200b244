package org.kakehashi.hub.lti.internal.launch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.lti.internal.launch.Message.Somebody;
import org.kakehashi.hub.lti.internal.registration.SubjectType;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.lti.internal.subject.Subjects;
import org.kakehashi.hub.roster.Participant;
import org.kakehashi.hub.roster.Participants;
import org.springframework.stereotype.Component;

/** Who and what a message is about, as of today. Asked within a transaction of the tenant. */
@Component
class Messages {
    private final Participants participants;
    private final Subjects subjects;
    private final ToolUses uses;
    private final Clock clock;

    Messages(Participants participants, Subjects subjects, ToolUses uses, Clock clock) {
        this.participants = participants;
        this.subjects = subjects;
        this.uses = uses;
        this.clock = clock;
    }

    /** The message of a launch; empty where the person, or the one whose work it is about, isn't in the class any more. */
    Optional<Message> of(int tenantId, Begun begun) {
        Launch launch = begun.launch();
        Optional<Participant> participant =
                participant(tenantId, launch.classId(), launch.personId(), isOpenToHeads(launch));
        UUID pupil = launch.about().forPersonId();
        Somebody whose = pupil == null ? null : pupil(tenantId, begun, pupil);
        if (participant.isEmpty() || (pupil != null && whose == null)) {
            return Optional.empty();
        }
        return Optional.of(new Message(
                begun,
                participants.section(tenantId, launch.classId()).orElseThrow(),
                participant.get(),
                own(tenantId, begun, participant.get()),
                whose));
    }

    /** Somebody of the class; or the head of its school, who isn't in it. */
    Optional<Participant> participant(int tenantId, UUID classId, UUID personId, boolean headToo) {
        LocalDate today = SchoolDay.today(clock);
        Optional<Participant> member = participants.of(tenantId, classId, personId, today);
        return headToo ? member.or(() -> participants.head(tenantId, classId, personId, today)) : member;
    }

    /** The head of a school chooses materials, and looks at work, for classes without being in them. */
    private static boolean isOpenToHeads(Launch launch) {
        return launch.instructor()
                && (launch.message() == MessageType.DEEP_LINKING || launch.message() == MessageType.SUBMISSION_REVIEW);
    }

    private @Nullable Somebody pupil(int tenantId, Begun begun, UUID pupil) {
        UUID tool = begun.tool().clientId();
        return participant(tenantId, begun.launch().classId(), pupil, false)
                .filter(found -> !uses.closedTo(tenantId, tool, List.of(pupil)).contains(pupil))
                .map(found -> new Somebody(found, told(tenantId, begun.tool(), found)))
                .orElse(null);
    }

    /** The launch knows the pairwise subject already. */
    private Subjects.Told own(int tenantId, Begun begun, Participant participant) {
        return begun.tool().settings().subjectType() == SubjectType.PAIRWISE
                ? new Subjects.Told(begun.launch().subject().toString(), null)
                : told(tenantId, begun.tool(), participant);
    }

    private Subjects.Told told(int tenantId, Tool tool, Participant participant) {
        UUID personId = participant.personId();
        return Objects.requireNonNull(
                subjects.told(tenantId, tool, List.of(personId)).get(personId));
    }
}
