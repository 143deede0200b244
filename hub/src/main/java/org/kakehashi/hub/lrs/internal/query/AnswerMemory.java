package org.kakehashi.hub.lrs.internal.query;

import java.util.List;
import java.util.concurrent.Semaphore;
import org.kakehashi.hub.lrs.internal.format.Format;
import org.kakehashi.hub.lrs.internal.protocol.LrsProperties;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What answers with statements take of memory while they are made and leave, however slowly: all together a bounded part. Who doesn't fit is
 * told to come back. An answer that would take all of it gets it while no other does.
 */
@Component
class AnswerMemory {
    private static final int UNIT = 1024;
    /** The received bytes, and the answer. */
    private static final int OF_EXACT = 2;
    /** The received bytes, those with what the store adds, the tree of them, and the answer. */
    private static final int OF_TREES = 12;

    private final int all;
    private final Semaphore units;

    AnswerMemory(LrsProperties properties) {
        this.all = (int) (properties.maxAnswers().toBytes() / UNIT);
        this.units = new Semaphore(all);
    }

    /**
     * Takes memory until the current request is answered.
     *
     * @throws HubException UNAVAILABLE where others have it
     */
    void take(List<ServedStatement> statements, Format format) {
        long bytes = statements.stream().mapToLong(each -> each.body().length).sum();
        int wanted = (int) Math.min(all, bytes * (format == Format.EXACT ? OF_EXACT : OF_TREES) / UNIT + 1);
        RequestAttributes request = RequestContextHolder.currentRequestAttributes();
        if (!units.tryAcquire(wanted)) {
            throw new HubException(
                    ErrorCode.UNAVAILABLE,
                    "The store answers as much as it can hold. Ask the same again shortly, or for fewer statements.");
        }
        request.registerDestructionCallback(
                AnswerMemory.class.getName(), () -> units.release(wanted), RequestAttributes.SCOPE_REQUEST);
    }
}
