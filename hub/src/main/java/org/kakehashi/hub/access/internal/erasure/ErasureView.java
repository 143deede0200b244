package org.kakehashi.hub.access.internal.erasure;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.DataClass;
import org.kakehashi.hub.access.ErasureScope.OfClass;
import org.kakehashi.hub.access.ErasureScope.OfPeriod;
import org.kakehashi.hub.access.ErasureScope.OfPerson;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.audit.AuditEvent;

/**
 * An erasure as the pages show it; times are Japan's.
 *
 * @param state a word for the messages: that of the case, or of a dry run EXPIRED where it is too old, and NOTHING where it found nothing
 * @param personId the person, or null for a time
 * @param dataClass null but for an erasure of a class of data
 * @param from null: since ever
 * @param until null for a person
 * @param client name of the only tool; null: any
 * @param others how many tools have a rule of their own and are left alone
 * @param by a word for the messages: who asked for it
 * @param statements the number by which it is confirmed
 */
record ErasureView(
        long id,
        String state,
        @Nullable UUID personId,
        @Nullable DataClass dataClass,
        @Nullable String from,
        @Nullable String until,
        @Nullable String client,
        int others,
        String by,
        String requestedAt,
        @Nullable String finishedAt,
        List<ErasureCase.Figure> figures,
        long statements) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(SchoolDay.ZONE);

    static ErasureView of(ErasureCase erasure, boolean expired, NamedClients.Known clients, Caller reader) {
        OfPeriod period = erasure.scope() instanceof OfPeriod of ? of : null;
        OfClass ofClass = erasure.scope() instanceof OfClass of ? of : null;
        return new ErasureView(
                erasure.id(),
                state(erasure, expired),
                erasure.scope() instanceof OfPerson of ? of.personId() : null,
                ofClass == null ? null : ofClass.dataClass(),
                period == null ? null : minute(period.from()),
                ofClass != null ? minute(ofClass.until()) : period == null ? null : minute(period.until()),
                period == null ? null : clients.name(period.clientId()),
                period == null ? 0 : period.otherClients().size(),
                by(erasure.requestedBy(), reader),
                MINUTE.format(erasure.requestedAt()),
                minute(erasure.finishedAt()),
                erasure.figures(),
                erasure.toConfirm());
    }

    private static String state(ErasureCase erasure, boolean expired) {
        if (erasure.state() == ErasureCase.State.COUNTED
                && erasure.figures().stream().allMatch(figure -> figure.counted() == 0)) {
            return "NOTHING";
        }
        return expired ? "EXPIRED" : erasure.state().name();
    }

    private static String by(String requestedBy, Caller reader) {
        if (requestedBy.equals(AuditEvent.SYSTEM)) {
            return "retention";
        }
        if (requestedBy.equals(reader.auditName())) {
            return "you";
        }
        return requestedBy.startsWith("account:") ? "account" : "client";
    }

    private static @Nullable String minute(@Nullable Instant at) {
        return at == null ? null : MINUTE.format(at);
    }

    /** Whether the hub is at it; public for the template's sake. */
    public boolean isRunning() {
        return state.equals("QUEUED") || state.equals("SETTLING");
    }

    /** Whether it waits for somebody who confirms it; public for the template's sake. */
    public boolean isOpen() {
        return state.equals("COUNTED");
    }

    /** Whether it was confirmed; public for the template's sake. */
    public boolean isBegun() {
        return isRunning() || state.equals("DONE");
    }
}
