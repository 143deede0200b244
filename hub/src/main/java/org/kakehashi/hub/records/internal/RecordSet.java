package org.kakehashi.hub.records.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.Text;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.records.Quarantine.Reason;
import org.kakehashi.hub.records.RecordCounts;
import org.kakehashi.hub.records.internal.StagedRecord.Resolved;
import org.kakehashi.hub.roster.IdentityLinks;
import org.springframework.stereotype.Component;

/** The steps of an import: resolve and stage in batches, apply. */
@Component
public class RecordSet {
    private static final int BATCH = 2000;
    private static final Text UNKNOWN =
            new Text("この日に名簿にいる人を指していなければなりません。", "This must mean somebody who is on the roster on that day.");
    private static final Text SEVERAL =
            new Text("複数の名簿で別々の人を指しているため、だれのものか決められません。", "Different rosters give this key to different persons.");
    private static final Text REMEDY = new Text(
            "記録は保留しています。名簿に取り込むと自動で反映されます。番号の誤りなら直してもう一度取り込んでください。",
            "The record waits. It is applied by itself once the roster has the person; if the key is wrong, correct it and import again.");

    private final TenantTransactions transactions;
    private final IdentityLinks links;
    private final RecordStageStore stage;
    private final RecordApplyStore records;
    private final QuarantineStore quarantine;
    private final DecidedRecordStore decided;
    private final OwnerDatabase owner;

    RecordSet(
            TenantTransactions transactions,
            IdentityLinks links,
            RecordStageStore stage,
            RecordApplyStore records,
            QuarantineStore quarantine,
            DecidedRecordStore decided,
            OwnerDatabase owner) {
        this.transactions = transactions;
        this.links = links;
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
        private @Nullable List<String> rosters;
        private long read;
        private long staged;

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

    /** Removes what a run staged. */
    public void clear(int tenantId, long importId) {
        transactions.run(tenantId, () -> stage.clear(tenantId, importId));
    }

    /** Takes one record; writes when a batch is full. */
    public void stage(Run run, SchoolRecord row, Findings findings) {
        run.read++;
        run.waiting.add(new StagedRecord(
                RecordKind.of(row),
                run.source,
                row.sourceKey(),
                row.origin(),
                row.person(),
                run.rosterSource,
                row.date(),
                RecordKind.payload(row)));
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
        long after = 0;
        while (true) {
            long from = after;
            List<QuarantineStore.Held> page =
                    transactions.readOnly(run.tenantId, () -> quarantine.held(run.tenantId, decidedOnly, from, BATCH));
            if (page.isEmpty()) {
                return;
            }
            page.forEach(held -> run.waiting.add(held.row()));
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
        owner.analyze(List.of(RecordStageStore.TABLE));
        transactions.run(
                run.tenantId, () -> stage.keepLast(run.tenantId, run.importId).forEach(findings::report));
    }

    private void write(Run run, Findings findings) {
        transactions.run(run.tenantId, () -> {
            List<Resolved> rows = resolve(run);
            stage.insert(run.tenantId, run.importId, run.staged, rows);
            rows.stream().filter(row -> row.reason() != null).forEach(row -> findings.report(unmatched(row)));
        });
        run.staged += run.waiting.size();
        run.waiting.clear();
    }

    /** What a person decided about a key goes before what the rosters say. */
    private List<Resolved> resolve(Run run) {
        List<IdentityLinks.Match> byRoster = links.resolve(
                run.tenantId, run.waiting.stream().map(row -> wanted(run, row)).toList());
        List<IdentityLinks.Match> byDecision = decided.any(run.tenantId)
                ? links.resolve(
                        run.tenantId,
                        run.waiting.stream().map(RecordSet::decision).toList())
                : List.of();
        List<Resolved> rows = new ArrayList<>(byRoster.size());
        for (int i = 0; i < byRoster.size(); i++) {
            StagedRecord row = run.waiting.get(i);
            rows.add(
                    !byDecision.isEmpty() && byDecision.get(i) instanceof IdentityLinks.Match.Person(UUID person)
                            ? new Resolved(row, person, null, true)
                            : resolved(row, byRoster.get(i)));
        }
        return rows;
    }

    private static Resolved resolved(StagedRecord row, IdentityLinks.Match match) {
        return switch (match) {
            case IdentityLinks.Match.Person(UUID person) -> new Resolved(row, person, null, false);
            case IdentityLinks.Match.Nobody nobody -> new Resolved(row, null, Reason.UNKNOWN_PERSON, false);
            case IdentityLinks.Match.Several several -> new Resolved(row, null, Reason.SEVERAL_PERSONS, false);
        };
    }

    private static IdentityLinks.Wanted decision(StagedRecord row) {
        String scheme = row.person().scheme().name();
        return new IdentityLinks.Wanted(
                List.of(IdentityLinks.decided(row.source(), scheme)),
                row.person().key(),
                noon(row.date()));
    }

    private IdentityLinks.Wanted wanted(Run run, StagedRecord row) {
        List<String> rosters = row.rosterSource() == null ? rosters(run) : List.of(row.rosterSource());
        List<String> sources =
                switch (row.person().scheme()) {
                    case MASTER_IDENTIFIER -> List.of(IdentityLinks.MASTER);
                    case SOURCED_ID ->
                        rosters.stream().map(IdentityLinks::roster).toList();
                    case USERNAME ->
                        rosters.stream().map(IdentityLinks::username).toList();
                    case LOCAL_IDENTIFIER ->
                        rosters.stream().map(IdentityLinks::local).toList();
                };
        return new IdentityLinks.Wanted(sources, row.person().key(), noon(row.date()));
    }

    private List<String> rosters(Run run) {
        List<String> known = run.rosters;
        if (known == null) {
            known = links.rosterSources(run.tenantId);
            run.rosters = known;
        }
        return known;
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(SchoolDay.ZONE).toInstant();
    }

    private static Finding unmatched(Resolved resolved) {
        StagedRecord row = resolved.row();
        boolean unknown = resolved.reason() == Reason.UNKNOWN_PERSON;
        return new Finding(
                Severity.WARNING,
                unknown ? "records.unknown-person" : "records.several-persons",
                row.origin().file(),
                row.origin().line(),
                null,
                row.person().key(),
                unknown ? UNKNOWN : SEVERAL,
                REMEDY);
    }

    /** Applies what was staged, within the caller's transaction. */
    public RecordCounts apply(Run run) {
        records.lock(run.tenantId);
        decided.dropUndone(run.tenantId, run.importId);
        long changed = 0;
        for (RecordKind kind : RecordKind.values()) {
            long differing = records.compare(run.tenantId, run.importId, kind);
            if (differing > 0) {
                records.write(run.tenantId, run.importId, kind);
            }
            changed += differing;
        }
        long waiting = quarantine.follow(run.tenantId, run.importId);
        decided.follow(run.tenantId, run.importId);
        records.log(run.tenantId, run.importId);
        return new RecordCounts(changed, Math.max(0, run.read - changed - waiting), waiting);
    }
}
