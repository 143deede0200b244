package org.kakehashi.hub.connect.internal.queue;

import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.kakehashi.hub.connect.internal.run.RunMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks for instances that are due, on every node. */
@Component
class InstanceSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceSchedule.class);

    private final Tenants tenants;
    private final InstanceRuns runs;
    private final Instances instances;
    private final RunMetrics metrics;

    InstanceSchedule(Tenants tenants, InstanceRuns runs, Instances instances, RunMetrics metrics) {
        this.tenants = tenants;
        this.runs = runs;
        this.instances = instances;
        this.metrics = metrics;
    }

    /** Counts instances that fail, for the metrics. */
    @Scheduled(
            fixedDelayString = "${hub.connect.count-failing:1m}",
            initialDelayString = "${hub.connect.poll-first:1s}")
    void countFailing() {
        try {
            metrics.failing(tenants.all().stream()
                    .mapToLong(tenant -> instances.failing(tenant.tenantId()))
                    .sum());
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("Failing connectors can't be counted for now", e);
        }
    }

    @Scheduled(fixedDelayString = "${hub.connect.poll:5s}", initialDelayString = "${hub.connect.poll-first:1s}")
    void poll() {
        for (Tenant tenant : tenants.all()) {
            try {
                runs.due(tenant.tenantId());
            } catch (DataAccessException | TransactionException e) {
                // What was due stays so.
                LOG.warn("Connectors of tenant {} that are due have to wait: {}", tenant.tenantId(), e.getMessage());
            }
        }
    }
}
