package org.kakehashi.hub.connect.internal.connector;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.connect.internal.instance.InstanceChanges;
import org.kakehashi.hub.connect.internal.instance.InstanceDraft;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Status;
import org.kakehashi.hub.connect.internal.queue.InstanceRuns;
import org.kakehashi.hub.connect.internal.queue.InstanceRuns.Wanted;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/connectors}: programs make connector instances, change them and have them run. */
@RestController
@RequestMapping("/api/v1/connectors")
@Requires(Permission.MANAGE_IMPORTS)
class ConnectorsApiController {
    private static final int RUNS = 50;

    private final Instances instances;
    private final InstanceChanges changes;
    private final InstanceRuns runs;
    private final HubProperties hub;

    ConnectorsApiController(Instances instances, InstanceChanges changes, InstanceRuns runs, HubProperties hub) {
        this.instances = instances;
        this.changes = changes;
        this.runs = runs;
        this.hub = hub;
    }

    /** All instances of the tenant. */
    record Listed(List<ShownInstance> connectors) {}

    /** The runs of an instance. */
    record History(List<ShownRun> runs) {}

    /** The answer to a request for a run: where to look for what becomes of it. */
    record Accepted(long importId, Status status) {}

    @GetMapping
    Listed list(@AuthenticationPrincipal Caller caller) {
        return new Listed(instances.all(caller.tenantId()).stream()
                .map(one -> shown(caller, one.id()))
                .toList());
    }

    @PostMapping
    ResponseEntity<ShownInstance> create(@AuthenticationPrincipal Caller caller, @RequestBody InstanceDraft wanted) {
        UUID id = changes.create(caller.tenantId(), wanted, caller.auditName());
        return ResponseEntity.created(URI.create(hub.link("/api/v1/connectors/" + id)))
                .body(shown(caller, id));
    }

    @GetMapping("/{instanceId}")
    ShownInstance show(@AuthenticationPrincipal Caller caller, @PathVariable UUID instanceId) {
        return shown(caller, instanceId);
    }

    @PutMapping("/{instanceId}")
    ShownInstance change(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID instanceId, @RequestBody InstanceDraft wanted) {
        changes.change(caller.tenantId(), instanceId, wanted, caller.auditName());
        return shown(caller, instanceId);
    }

    @DeleteMapping("/{instanceId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Caller caller, @PathVariable UUID instanceId) {
        changes.remove(caller.tenantId(), instanceId, caller.auditName());
    }

    /** Whether it runs by itself. */
    record Pause(boolean paused) {}

    @PutMapping("/{instanceId}/paused")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pause(@AuthenticationPrincipal Caller caller, @PathVariable UUID instanceId, @RequestBody Pause to) {
        changes.pause(caller.tenantId(), instanceId, to.paused(), caller.auditName());
    }

    /** Lets the next run read from the beginning. */
    @DeleteMapping("/{instanceId}/cursor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAgain(@AuthenticationPrincipal Caller caller, @PathVariable UUID instanceId) {
        changes.readAgain(caller.tenantId(), instanceId, caller.auditName());
    }

    @GetMapping("/{instanceId}/runs")
    History history(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID instanceId,
            @RequestParam @Nullable Long before) {
        instances.get(caller.tenantId(), instanceId);
        return new History(
                runs
                        .history(
                                caller.tenantId(),
                                instanceId,
                                Optional.ofNullable(before).orElse(Long.MAX_VALUE),
                                RUNS)
                        .stream()
                        .map(ShownRun::of)
                        .toList());
    }

    /** The body is the file, for an instance that reads files, and empty for others. */
    @PostMapping("/{instanceId}/runs")
    ResponseEntity<Accepted> run(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID instanceId,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "upload") String fileName,
            HttpServletRequest request)
            throws IOException {
        Wanted wanted = new Wanted(instanceId, dryRun, caller.auditName());
        long id = runs.readsFiles(caller.tenantId(), instanceId)
                ? runs.read(caller.tenantId(), wanted, fileName, request.getInputStream())
                : runs.now(caller.tenantId(), wanted);
        return ResponseEntity.accepted()
                .location(URI.create(hub.link("/api/v1/imports/" + id)))
                .body(new Accepted(id, Status.QUEUED));
    }

    private ShownInstance shown(Caller caller, UUID id) {
        return ShownInstance.of(instances.get(caller.tenantId(), id), instances.secretNames(caller.tenantId(), id));
    }
}
