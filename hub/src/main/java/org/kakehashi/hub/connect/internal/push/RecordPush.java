package org.kakehashi.hub.connect.internal.push;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.Field;
import org.kakehashi.connectors.spi.records.FieldForm;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.RecordReader;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import org.kakehashi.connectors.spi.records.SubjectScheme;
import org.kakehashi.connectors.spi.records.TemporalFormat;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.connect.internal.finding.FindingStore;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Counts;
import org.kakehashi.hub.connect.internal.push.PushAnswer.Status;
import org.kakehashi.hub.connect.internal.run.RecordRun;
import org.kakehashi.hub.connect.internal.run.RunMetrics;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.records.RecordCounts;
import org.kakehashi.hub.records.RecordImports;
import org.kakehashi.hub.records.RecordStage;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applies a pushed batch in one transaction with its key, its answer, its run and its audit: after a crash all of it stands or nothing.
 */
@Component
class RecordPush {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final FieldForm TIMES =
            new FieldForm(List.of(TemporalFormat.CLOCK, TemporalFormat.of("H:mm:ss")), Map.of());

    private final TenantTransactions transactions;
    private final PushStore pushes;
    private final FindingStore findingStore;
    private final RecordImports records;
    private final Purposes purposes;
    private final AuditLog audit;
    private final RunMetrics metrics;

    RecordPush(
            TenantTransactions transactions,
            PushStore pushes,
            FindingStore findingStore,
            RecordImports records,
            Purposes purposes,
            AuditLog audit,
            RunMetrics metrics) {
        this.transactions = transactions;
        this.pushes = pushes;
        this.findingStore = findingStore;
        this.records = records;
        this.purposes = purposes;
        this.audit = audit;
        this.metrics = metrics;
    }

    /**
     * A batch.
     *
     * @param key the client's idempotency key
     * @param digest SHA-256 of all that was sent
     * @param rosterSource the roster whose keys it uses; null: any
     * @param by for the audit
     */
    record Batch(
            int tenantId,
            RecordKind kind,
            String source,
            String purpose,
            @Nullable String rosterSource,
            String key,
            String digest,
            String by,
            List<PushedRow> rows) {
        Map<String, String> settings() {
            Map<String, String> settings = new HashMap<>();
            settings.put("kind", kind.wireName());
            if (rosterSource != null) {
                settings.put(RecordRun.ROSTER_SOURCE, rosterSource);
            }
            return settings;
        }
    }

    /**
     * Applies the batch, or gives the answer that stands under its key.
     *
     * @return the answer as JSON
     * @throws HubException UNPROCESSABLE where the key stood with another batch; INVALID_REQUEST for a purpose that isn't one;
     *     FORBIDDEN for a source that is another's
     */
    String push(Batch batch) {
        long begun = System.nanoTime();
        AtomicReference<Counts> applied = new AtomicReference<>();
        String answer = transactions.inTenant(batch.tenantId(), () -> answer(batch, applied));
        Counts counts = applied.get();
        if (counts != null) {
            metrics.ended(ImportRun.PUSH, ImportRun.Status.APPLIED, Duration.ofNanos(System.nanoTime() - begun));
            metrics.rows(ImportRun.PUSH, counts);
        }
        return answer;
    }

    private String answer(Batch batch, AtomicReference<Counts> applied) {
        Optional<PushStore.Kept> kept = pushes.take(batch.tenantId(), batch.by(), batch.key(), batch.digest());
        if (kept.isPresent()) {
            return answered(kept.get(), batch);
        }
        if (!purposes.exists(batch.tenantId(), batch.purpose())) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST,
                    "purpose: the key of one of the tenant's purposes, such as school-affairs.");
        }
        pushes.lock(batch.tenantId());
        if (pushes.isOfOthers(batch.tenantId(), batch.by(), batch.source())) {
            throw new HubException(
                    ErrorCode.FORBIDDEN,
                    "source: another system's records stand under this name. Choose a name of your own.");
        }
        PushAnswer done = apply(batch);
        String answer = JSON.writeValueAsString(done);
        pushes.answer(batch.tenantId(), batch.by(), batch.key(), answer);
        applied.set(done.counts());
        return answer;
    }

    private static String answered(PushStore.Kept kept, Batch batch) {
        if (!kept.digest().equals(batch.digest())) {
            throw new HubException(
                    ErrorCode.UNPROCESSABLE,
                    "Idempotency-Key: another batch was sent under this key. A new batch needs a new key.");
        }
        return kept.answer();
    }

    private PushAnswer apply(Batch batch) {
        int tenant = batch.tenantId();
        long id = pushes.begin(batch);
        PushFindings findings = new PushFindings();
        RecordStage stage = records.openWithin(tenant, id, batch.source(), batch.rosterSource(), findings);
        read(batch, stage);
        stage.finish();
        RecordCounts applied = stage.apply();
        Map<Long, RecordStage.Outcome> outcomes = stage.outcomes();
        stage.discard();
        Counts counts = new Counts(
                batch.rows().size(), applied.changed(), applied.unchanged(), applied.quarantined(), stage.failed());
        pushes.end(tenant, id, counts, findings.all().size());
        if (!findings.all().isEmpty()) {
            findingStore.add(tenant, id, 0, findings.all());
        }
        String detail = "import:%d kind:%s source:%s purpose:%s changed:%d"
                .formatted(id, batch.kind().wireName(), batch.source(), batch.purpose(), applied.changed());
        audit.append(tenant, new AuditEvent(batch.by(), "connect.push-records", null, detail));
        return new PushAnswer(id, counts, rows(batch, findings, outcomes));
    }

    private static void read(Batch batch, RecordStage stage) {
        Map<SubjectScheme, RecordReader> readers = new EnumMap<>(SubjectScheme.class);
        for (PushedRow row : batch.rows()) {
            SubjectScheme scheme = row.scheme();
            if (isSound(batch.kind(), row, stage) && scheme != null) {
                SchoolRecord record = readers.computeIfAbsent(
                                scheme, one -> new RecordReader(batch.kind(), one, forms(batch.kind()), stage))
                        .read(row);
                if (record != null) {
                    stage.accept(record);
                }
            }
        }
    }

    private static Map<String, FieldForm> forms(RecordKind kind) {
        Map<String, FieldForm> forms = new HashMap<>();
        kind.fields().stream()
                .filter(field -> field.type() == Field.Type.TIME)
                .forEach(field -> forms.put(field.name(), TIMES));
        return forms;
    }

    private static boolean isSound(RecordKind kind, PushedRow row, RecordStage stage) {
        row.misshapen().forEach(field -> report(PushRule.SHAPE, row, field, stage));
        String names = String.join(", ", kind.fields().stream().map(Field::name).toList());
        row.unknown().forEach(field -> report(PushRule.UNKNOWN_FIELD, row, field, stage, names));
        if (row.misshapen().isEmpty() && row.scheme() == null) {
            List<String> schemes = new ArrayList<>();
            for (SubjectScheme one : SubjectScheme.values()) {
                if (one.about() == kind.about()) {
                    schemes.add(one.name());
                }
            }
            report(PushRule.ABOUT, row, PushedRow.ABOUT + "/scheme", stage, String.join(", ", schemes));
        }
        return row.misshapen().isEmpty() && row.unknown().isEmpty() && row.scheme() != null;
    }

    /** Names the place only: what stands there may be any of the row's text. */
    private static void report(PushRule rule, PushedRow row, String field, RecordStage stage, Object... details) {
        stage.report(rule.brokenIn(row.origin().file(), details)
                .atLine(row.origin().line())
                .at(field.isEmpty() ? "" : "/" + field, null));
    }

    private static List<PushAnswer.Row> rows(
            Batch batch, PushFindings findings, Map<Long, RecordStage.Outcome> outcomes) {
        return batch.rows().stream()
                .map(row -> {
                    long number = row.origin().line();
                    // Of rows with one key the last was staged; the others have changed nothing.
                    Status status = findings.failed(number)
                            ? Status.FAILED
                            : switch (outcomes.getOrDefault(number, RecordStage.Outcome.UNCHANGED)) {
                                case CHANGED -> Status.CHANGED;
                                case UNCHANGED -> Status.UNCHANGED;
                                case QUARANTINED -> Status.QUARANTINED;
                            };
                    return new PushAnswer.Row(
                            number,
                            status.word(),
                            findings.of(number).stream()
                                    .map(PushAnswer.Said::of)
                                    .toList());
                })
                .toList();
    }
}
