package org.kakehashi.hub.records.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.Text;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.records.Quarantine.Reason;
import org.kakehashi.hub.records.RecordCounts;
import org.kakehashi.hub.records.RecordStage.Outcome;
import org.kakehashi.hub.records.internal.StagedRecord.Resolved;
import org.springframework.stereotype.Component;

/** The steps of an import: resolve and stage in batches, apply. */
@Component
public class RecordSet {
    private static final int BATCH = 2000;
    private static final Text UNKNOWN =
            new Text("この日に名簿にいる人を指していなければなりません。", "This must mean somebody who is on the roster on that day.");
    private static final Text SEVERAL =
            new Text("複数の名簿で別々の人を指しているため、だれのものか決められません。", "Different rosters give this key to different persons.");
    private static final Text UNKNOWN_PLACE = new Text(
            "この日に名簿にある学級・学校を指していなければなりません。", "This must mean a class or school that is on the roster on that day.");
    private static final Text SEVERAL_PLACES =
            new Text("複数の学級・学校を指しているため、どれのものか決められません。", "Several classes or schools have this key.");
    private static final Text REMEDY = new Text(
            "記録は保留しています。名簿を取り込むと自動で反映されます。番号の誤りなら直してもう一度取り込んでください。",
            "The record waits. It is applied by itself once the roster has it; if the key is wrong, correct it and import again.");

    private final TenantTransactions transactions;
    private final SubjectResolution subjects;
    private final RecordStageStore stage;
    private final RecordApplyStore records;
    private final QuarantineStore quarantine;
    private final DecidedRecordStore decided;
    private final OwnerDatabase owner;

    RecordSet(
            TenantTransactions transactions,
            SubjectResolution subjects,
            RecordStageStore stage,
            RecordApplyStore records,
            QuarantineStore quarantine,
            DecidedRecordStore decided,
            OwnerDatabase owner) {
        this.transactions = transactions;
        this.subjects = subjects;
        this.stage = stage;
        this.records = records;
        this.quarantine = quarantine;
        this.decided = decided;
        this.owner = owner;
    }

    /** One run and the records on their way into staging. */
    public static final class Run {
        private final int tenantId;
        private final long importId;
        private final String source;
        private final @Nullable String rosterSource;
        private final List<StagedRecord> waiting = new ArrayList<>();
        private final Set<RecordKind> kinds = EnumSet.noneOf(RecordKind.class);
        private @Nullable List<String> rosters;
        private long read;
        private long staged;
        private boolean ofQuarantine;

        /** A run that has read nothing yet. */
        public Run(int tenantId, long importId, String source, @Nullable String rosterSource) {
            this.tenantId = tenantId;
            this.importId = importId;
            this.source = source;
            this.rosterSource = rosterSource;
        }

        public int tenantId() {
            return tenantId;
        }

        public long importId() {
            return importId;
        }

        public long read() {
            return read;
        }
    }

    /** Lets nobody else apply records of the tenant until the transaction ends. */
    public void lock(int tenantId) {
        records.lock(tenantId);
    }

    /** What became of each line of a run that was applied. */
    public Map<Long, Outcome> outcomes(Run run) {
        return stage.outcomes(run.tenantId, run.importId);
    }

    /** The runs of which anything is staged. */
    public Set<Long> stagedRuns(int tenantId) {
        return transactions.readOnly(tenantId, () -> stage.staged(tenantId));
    }

    /** Removes what a run staged. */
    public void clear(int tenantId, long importId) {
        transactions.run(tenantId, () -> stage.clear(tenantId, importId));
    }

    /** Removes what a run staged, and gives back the space where it was much. */
    public void discard(Run run) {
        clear(run.tenantId, run.importId);
        if (run.staged > BATCH) {
            owner.vacuum(List.of(RecordStageStore.TABLE));
        }
    }

    /** Takes one record; writes when a batch is full. */
    public void stage(Run run, SchoolRecord row, Findings findings) {
        run.read++;
        run.kinds.add(row.kind());
        run.waiting.add(new StagedRecord(
                row.kind(),
                run.source,
                row.sourceKey(),
                row.origin(),
                row.subject(),
                run.rosterSource,
                row.date(),
                Payload.of(row)));
        if (run.waiting.size() >= BATCH) {
            write(run, findings);
        }
    }

    /**
     * Stages what waits in quarantine, to be resolved anew.
     *
     * @param decidedOnly whether only that whose person was decided meanwhile
     */
    public void stageQuarantine(Run run, boolean decidedOnly) {
        run.ofQuarantine = true;
        long after = 0;
        while (true) {
            long from = after;
            List<QuarantineStore.Held> page =
                    transactions.readOnly(run.tenantId, () -> quarantine.held(run.tenantId, decidedOnly, from, BATCH));
            if (page.isEmpty()) {
                return;
            }
            page.forEach(held -> {
                run.kinds.add(held.row().kind());
                run.waiting.add(held.row());
            });
            run.read += page.size();
            after = page.getLast().id();
            write(run, finding -> {});
        }
    }

    /** Writes what is still on its way; of rows with one key the last counts. */
    public void finish(Run run, Findings findings) {
        if (!run.waiting.isEmpty()) {
            write(run, findings);
        }
        if (run.staged > BATCH) {
            owner.analyze(List.of(RecordStageStore.TABLE));
        }
        transactions.run(run.tenantId, () -> stage.keepLast(run.tenantId, run.importId, findings));
    }

    private void write(Run run, Findings findings) {
        transactions.run(run.tenantId, () -> {
            List<Resolved> rows = subjects.resolve(run.tenantId, run.waiting, rosters(run));
            stage.insert(run.tenantId, run.importId, run.staged, rows);
            rows.stream().filter(row -> row.reason() != null).forEach(row -> findings.report(unmatched(row)));
        });
        run.staged += run.waiting.size();
        run.waiting.clear();
    }

    private List<String> rosters(Run run) {
        List<String> known = run.rosters;
        if (known == null) {
            known = subjects.rosters(run.tenantId);
            run.rosters = known;
        }
        return known;
    }

    private static Finding unmatched(Resolved resolved) {
        StagedRecord row = resolved.row();
        Reason reason = Objects.requireNonNull(resolved.reason());
        return new Finding(
                Severity.WARNING,
                "records." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                row.origin().file(),
                row.origin().line(),
                null,
                row.subject().key(),
                switch (reason) {
                    case UNKNOWN_PERSON -> UNKNOWN;
                    case SEVERAL_PERSONS -> SEVERAL;
                    case UNKNOWN_PLACE -> UNKNOWN_PLACE;
                    case SEVERAL_PLACES -> SEVERAL_PLACES;
                },
                REMEDY);
    }

    /** Applies what was staged, within the caller's transaction. */
    public RecordCounts apply(Run run) {
        records.lock(run.tenantId);
        if (run.staged > BATCH) {
            records.planForMany();
        }
        if (run.ofQuarantine) {
            stage.dropSettled(run.tenantId, run.importId);
        }
        decided.dropUndone(run.tenantId, run.importId);
        long changed = 0;
        for (RecordKind kind : run.kinds) {
            RecordTable table = RecordTable.of(kind);
            long differing = records.compare(run.tenantId, run.importId, table);
            if (differing > 0) {
                records.write(run.tenantId, run.importId, table);
            }
            changed += differing;
        }
        long waiting = quarantine.follow(run.tenantId, run.importId);
        decided.follow(run.tenantId, run.importId);
        records.log(run.tenantId, run.importId);
        return new RecordCounts(changed, Math.max(0, run.read - changed - waiting), waiting);
    }
}
