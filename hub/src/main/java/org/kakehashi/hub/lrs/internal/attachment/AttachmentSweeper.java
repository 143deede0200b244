package org.kakehashi.hub.lrs.internal.attachment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what refused, broken off and crashed uploads left; on every node, which don't hinder each other. */
@Component
class AttachmentSweeper {
    private static final Logger LOG = LoggerFactory.getLogger(AttachmentSweeper.class);

    private final LeftoverStore store;
    private final AttachmentProperties properties;

    AttachmentSweeper(LeftoverStore store, AttachmentProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    @Scheduled(
            fixedDelayString = "${hub.lrs.attachments.sweep-every:10m}",
            initialDelayString = "${hub.lrs.attachments.sweep-every:10m}")
    void sweep() {
        try {
            int removed = 0;
            for (int some = store.sweep(properties.leftoverAge());
                    some > 0;
                    some = store.sweep(properties.leftoverAge())) {
                removed += some;
            }
            if (removed > 0) {
                LOG.info("Removed the data of {} uploads that no statement came with", removed);
            }
        } catch (DataAccessException e) {
            LOG.warn("Leftovers of uploads could not be removed; trying again later: {}", e.getMessage());
        }
    }
}
