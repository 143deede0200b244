package org.kakehashi.hub.roster.internal.check;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.internal.stage.Staging;
import org.kakehashi.hub.roster.internal.stage.StagingRun;
import org.kakehashi.hub.roster.internal.table.References;
import org.kakehashi.hub.roster.internal.table.RosterTables;
import org.springframework.stereotype.Component;

/** Checks the whole staged set. */
@Component
public class RosterCheck {
    private static final int FINDINGS_OF_A_KIND = 20_000;

    private final TenantTransactions transactions;
    private final Staging staging;
    private final RosterCheckStore checks;
    private final Clock clock;

    RosterCheck(TenantTransactions transactions, Staging staging, RosterCheckStore checks, Clock clock) {
        this.transactions = transactions;
        this.staging = staging;
        this.checks = checks;
        this.clock = clock;
    }

    /** Reports every breach of the rules for the whole set. */
    public void check(
            StagingRun run,
            Map<RosterFile, DeliveryMode> files,
            Predicate<RosterFile> judgeable,
            Consumer<Finding> found) {
        RosterCheckStore.Scope scope = scope(run);
        transactions.run(run.tenantId(), () -> {
            staging.joinWholeSets();
            RosterTables.ALL.forEach(table -> checks.duplicates(scope, table, found));
            for (References.Reference reference : References.ALL) {
                RosterFile target = reference.to().file();
                if (judgeable.test(target)) {
                    boolean bearable =
                            !reference.needed() && files.get(reference.from().file()) == DeliveryMode.DELTA;
                    checks.dangling(
                            scope,
                            reference,
                            files.get(target) != DeliveryMode.BULK,
                            bearable ? RosterRule.DANGLING_IN_CHANGES : RosterRule.DANGLING_REFERENCE,
                            found);
                }
            }
            checkPrimaries(scope, files, judgeable, found);
        });
    }

    /** Tells what of the past the set would write over, if it is applied. */
    public void tellOverwritten(StagingRun run, Consumer<Finding> found) {
        transactions.run(run.tenantId(), () -> {
            staging.joinWholeSets();
            checks.changedInPlace(scope(run), found);
        });
    }

    private RosterCheckStore.Scope scope(StagingRun run) {
        return new RosterCheckStore.Scope(
                run.tenantId(), run.importId(), run.source(), SchoolDay.today(clock), FINDINGS_OF_A_KIND);
    }

    private void checkPrimaries(
            RosterCheckStore.Scope scope,
            Map<RosterFile, DeliveryMode> files,
            Predicate<RosterFile> judgeable,
            Consumer<Finding> found) {
        checks.sharedByUsers(
                scope, RosterRule.DUPLICATE_MASTER_IDENTIFIER, "master_identifier", "userMasterIdentifier", found);
        checks.sharedByUsers(scope, RosterRule.USERNAME_NOT_UNIQUE, "username", "username", found);
        checks.schools(scope, found);
        checks.primaryRoles(scope, found);
        checks.primaryTeachers(scope, found);
        checks.homerooms(scope, found);
        if (files.get(RosterFile.ROLES) == DeliveryMode.BULK && judgeable.test(RosterFile.ROLES)) {
            checks.usersWithoutRole(scope, found);
        }
    }
}
