package org.kakehashi.hub.lti.internal.material;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.deployment.SchoolToolStore;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.roster.SchoolClass;
import org.springframework.stereotype.Component;

/** What a teacher does with the materials of a class; each change leaves a line in the audit. */
@Component
class Materials {
    static final int LONGEST_TITLE = 200;

    private final MaterialStore store;
    private final ManagedClasses managed;
    private final SchoolToolStore tools;
    private final TenantTransactions transactions;
    private final AuditLog audit;

    Materials(
            MaterialStore store,
            ManagedClasses managed,
            SchoolToolStore tools,
            TenantTransactions transactions,
            AuditLog audit) {
        this.store = store;
        this.managed = managed;
        this.tools = tools;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * A class's materials.
     *
     * @param classes all that the caller looks after
     * @param own in their order
     * @param everybodys those that every class sees
     * @param tools from which more can be chosen
     * @param proctors that can watch over assessments
     */
    record Shelf(
            List<SchoolClass> classes,
            SchoolClass chosen,
            List<Material> own,
            List<Material> everybodys,
            List<Tool> tools,
            List<Tool> proctors) {}

    /** Which way a material moves. */
    enum Direction {
        UP,
        DOWN
    }

    /** The shelf of that class; null: of the first. Empty: the caller doesn't look after it. */
    Optional<Shelf> shelf(AccountCaller caller, @Nullable UUID classId) {
        int tenantId = caller.tenantId();
        return transactions.readOnly(tenantId, () -> {
            List<SchoolClass> classes = managed.of(caller);
            return classes.stream()
                    .filter(one -> classId == null || one.classId().equals(classId))
                    .findFirst()
                    .map(chosen -> shelf(tenantId, classes, chosen));
        });
    }

    private Shelf shelf(int tenantId, List<SchoolClass> classes, SchoolClass chosen) {
        List<Material> all = store.seenIn(tenantId, Map.of(chosen.classId(), chosen.schoolId()));
        return new Shelf(
                classes,
                chosen,
                all.stream().filter(one -> one.classId() != null).toList(),
                all.stream()
                        .filter(one -> one.classId() == null && one.toolOn())
                        .toList(),
                tools.choosable(tenantId, chosen.schoolId()),
                tools.proctors(tenantId, chosen.schoolId()));
    }

    /** Shows it to pupils, or not. The class; empty: no such material of a class that the caller looks after. */
    Optional<UUID> hide(AccountCaller caller, UUID id, boolean hidden) {
        return change(
                caller,
                id,
                hidden ? "lti.hide-material" : "lti.show-material",
                material -> store.hide(caller.tenantId(), id, hidden));
    }

    /** Gives it another title, already checked. */
    Optional<UUID> rename(AccountCaller caller, UUID id, String title) {
        return change(caller, id, "lti.rename-material", material -> store.rename(caller.tenantId(), id, title));
    }

    /** Has a tool watch over it, or none; empty, too, where it is no tool's link, or that tool can't. */
    Optional<UUID> proctor(AccountCaller caller, UUID id, @Nullable UUID toolId) {
        int tenantId = caller.tenantId();
        boolean can = transactions.readOnly(tenantId, () -> store.find(tenantId, id)
                .filter(material -> material.kind() == Material.Kind.LTI)
                .flatMap(material -> managed.find(caller, classOf(material)))
                .filter(context -> toolId == null
                        || tools.proctors(tenantId, context.schoolId()).stream()
                                .anyMatch(tool -> tool.clientId().equals(toolId)))
                .isPresent());
        return can
                ? change(caller, id, "lti.proctor-material", material -> store.proctor(tenantId, id, toolId))
                : Optional.empty();
    }

    /** Takes it away; one that came with a tool's registration stays, and can be hidden. */
    Optional<UUID> remove(AccountCaller caller, UUID id) {
        return change(caller, id, "lti.remove-material", material -> store.remove(caller.tenantId(), id));
    }

    /** Lets it and its neighbour change places; at either end it stays. */
    Optional<UUID> move(AccountCaller caller, UUID id, Direction direction) {
        return change(caller, id, "lti.move-material", material -> {
            List<UUID> order = new ArrayList<>(store.ordered(caller.tenantId(), classOf(material)));
            int from = order.indexOf(id);
            int to = direction == Direction.UP ? from - 1 : from + 1;
            if (to >= 0 && to < order.size()) {
                order.set(from, order.set(to, id));
            }
            IntStream.range(0, order.size())
                    .forEach(place -> store.place(caller.tenantId(), order.get(place), place + 1));
        });
    }

    private Optional<UUID> change(AccountCaller caller, UUID id, String action, Consumer<Material> change) {
        int tenantId = caller.tenantId();
        return transactions.inTenant(tenantId, () -> store.find(tenantId, id)
                .filter(material -> managed.find(caller, classOf(material)).isPresent())
                .map(material -> {
                    change.accept(material);
                    String detail = "material:" + id + " class:" + classOf(material);
                    audit.append(tenantId, new AuditEvent(caller.auditName(), action, null, detail));
                    return classOf(material);
                }));
    }

    @SuppressWarnings("NullAway") // what changes is one of a class
    private static UUID classOf(Material material) {
        return material.classId();
    }
}
