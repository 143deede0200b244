package org.kakehashi.hub.connect.internal.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.records.MappingAssistant;
import org.kakehashi.connectors.spi.records.MappingAssistant.Draft;
import org.kakehashi.connectors.spi.records.MappingAssistant.Sample;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.hub.connect.internal.instance.ConnectorInstance;
import org.kakehashi.hub.connect.internal.instance.Connectors;
import org.kakehashi.hub.connect.internal.instance.InstanceChanges;
import org.kakehashi.hub.connect.internal.instance.InstanceDraft;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.kakehashi.hub.connect.internal.mapping.MappingPreview.Seen;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** Works at the mapping of an instance, with a sample of its files. */
@Component
public class MappingEditor {
    /** The last line that is tried as a header. */
    private static final int LAST_HEADER = 5;

    private static final int LONGEST_MAPPING = 100_000;

    /** The setting by which a connector's own mapping is chosen instead. */
    private static final String BUILT_IN = "mapping";

    private final Instances instances;
    private final InstanceChanges changes;
    private final Connectors connectors;

    MappingEditor(Instances instances, InstanceChanges changes, Connectors connectors) {
        this.instances = instances;
        this.changes = changes;
        this.connectors = connectors;
    }

    /** An instance whose connector helps with its mapping. */
    record Desk(ConnectorInstance instance, ConnectorFactory factory, MappingAssistant assistant) {}

    /**
     * A mapping with what it makes of the sample.
     *
     * @param draft null where the mapping says more than the form can show
     */
    record Tried(String json, @Nullable Draft draft, Sample sample, Seen seen) {}

    /** Whether the instance's connector reads by a mapping. */
    public boolean helps(ConnectorInstance instance) {
        return connectors.find(instance.connector()).orElse(null) instanceof MappingAssistant;
    }

    /** @throws HubException NOT_FOUND, also where the connector reads by no mapping */
    Desk desk(int tenantId, UUID instanceId) {
        ConnectorInstance instance = instances.get(tenantId, instanceId);
        ConnectorFactory factory = connectors.find(instance.connector()).orElse(null);
        if (factory instanceof MappingAssistant assistant) {
            return new Desk(instance, factory, assistant);
        }
        throw new HubException(ErrorCode.NOT_FOUND, "The connector of " + instanceId + " reads by no mapping.");
    }

    /** The mapping that the instance has; else the standard one that fits the sample best. */
    Tried begin(Desk desk, Path file) throws IOException, InterruptedException {
        MappingAssistant assistant = desk.assistant();
        String kept = desk.instance().settings().get(assistant.mappingSetting());
        if (kept != null) {
            return tryJson(desk, kept, file);
        }
        Draft usual = assistant.standard(RecordKind.ATTENDANCE);
        Guess best = guess(assistant, usual, assistant.sample(file, usual));
        for (int line = 2; line <= LAST_HEADER; line++) {
            Draft other =
                    new Draft(usual.kind(), usual.scheme(), usual.encoding(), usual.delimiter(), line, usual.fields());
            Guess guess = guess(assistant, other, assistant.sample(file, other));
            best = guess.compareTo(best) > 0 ? guess : best;
        }
        RecordKind kind = best.known() > 1 ? best.kind() : RecordKind.ATTENDANCE;
        return tryDraft(desk, MappingForm.begun(assistant, kind, best.draft(), best.sample()), file);
    }

    /** A line taken for the header: above it may stand a title. */
    private record Guess(Draft draft, Sample sample, RecordKind kind, long known) implements Comparable<Guess> {
        /** Where more columns are known; else a table's first line, not the title above it. */
        @Override
        public int compareTo(Guess other) {
            return known != other.known
                    ? Long.compare(known, other.known)
                    : Boolean.compare(named() > 1, other.named() > 1);
        }

        private long named() {
            return sample.header().stream().filter(column -> !column.isBlank()).count();
        }
    }

    private static Guess guess(MappingAssistant assistant, Draft draft, Sample sample) {
        RecordKind kind = Arrays.stream(RecordKind.values())
                .max(Comparator.comparingLong(one -> known(assistant, one, sample)))
                .orElseThrow();
        return new Guess(draft, sample, kind, known(assistant, kind, sample));
    }

    /** How many columns of the kind's standard mapping the sample has. */
    private static long known(MappingAssistant assistant, RecordKind kind, Sample sample) {
        return assistant.standard(kind).fields().values().stream()
                .filter(field -> sample.header().contains(field.column()))
                .count();
    }

    /** A draft, tried on the sample. */
    Tried tryDraft(Desk desk, Draft draft, Path file) throws IOException, InterruptedException {
        Sample sample = desk.assistant().sample(file, draft);
        String json = desk.assistant().write(draft);
        return new Tried(json, draft, sample, MappingPreview.of(desk.factory(), settings(desk, json), file, sample));
    }

    /** A mapping as JSON, tried on the sample. */
    Tried tryJson(Desk desk, String json, Path file) throws IOException, InterruptedException {
        if (json.length() > LONGEST_MAPPING) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST, "A mapping has at most " + LONGEST_MAPPING + " characters.");
        }
        Optional<Draft> draft = desk.assistant().read(json);
        Sample sample =
                desk.assistant().sample(file, draft.orElse(desk.assistant().standard(RecordKind.ATTENDANCE)));
        Seen seen = MappingPreview.of(desk.factory(), settings(desk, json), file, sample);
        return new Tried(json, draft.orElse(null), sample, seen);
    }

    /**
     * Saves it as the instance's, in place of a mapping that comes with the connector.
     *
     * @throws HubException CONFLICT where the configuration file says what the instance is
     */
    void save(int tenantId, Desk desk, Tried tried, String by) {
        ConnectorInstance now = desk.instance();
        changes.change(
                tenantId,
                now.id(),
                new InstanceDraft(
                        now.name(),
                        now.connector(),
                        now.source(),
                        now.purpose(),
                        now.schedule() == null ? null : now.schedule().cron(),
                        null,
                        settings(desk, tried.json())),
                by);
    }

    private static Map<String, String> settings(Desk desk, String json) {
        Map<String, String> settings = new HashMap<>(desk.instance().settings());
        settings.remove(BUILT_IN);
        settings.put(desk.assistant().mappingSetting(), json);
        return settings;
    }
}
