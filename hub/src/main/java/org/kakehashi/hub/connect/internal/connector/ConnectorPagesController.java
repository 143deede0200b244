package org.kakehashi.hub.connect.internal.connector;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.connect.internal.imports.UploadForm;
import org.kakehashi.hub.connect.internal.instance.ConnectorInstance;
import org.kakehashi.hub.connect.internal.instance.InstanceChanges;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.kakehashi.hub.connect.internal.instance.Schedule;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.mapping.MappingEditor;
import org.kakehashi.hub.connect.internal.queue.InstanceRuns;
import org.kakehashi.hub.connect.internal.queue.InstanceRuns.Wanted;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /connectors}: the instances of a tenant, how they fare, and what one can have them do. */
@Controller
@RequestMapping("/connectors")
@Requires(Permission.MANAGE_IMPORTS)
class ConnectorPagesController {
    private static final int RUNS = 20;
    private static final int TIMES = 3;

    private final Instances instances;
    private final InstanceChanges changes;
    private final InstanceRuns runs;
    private final ConnectorForms forms;
    private final MappingEditor mappings;
    private final Clock clock;

    ConnectorPagesController(
            Instances instances,
            InstanceChanges changes,
            InstanceRuns runs,
            ConnectorForms forms,
            MappingEditor mappings,
            Clock clock) {
        this.instances = instances;
        this.changes = changes;
        this.runs = runs;
        this.forms = forms;
        this.mappings = mappings;
        this.clock = clock;
    }

    /** An instance in the list. */
    record Line(
            ConnectorInstance instance,
            String connector,
            @Nullable ImportRun last) {}

    @GetMapping
    String list(@AuthenticationPrincipal AccountCaller caller, Locale locale, Model model) {
        int tenant = caller.tenantId();
        List<Line> lines = instances.all(tenant).stream()
                .map(one -> new Line(
                        one,
                        forms.title(one.connector(), locale),
                        runs.history(tenant, one.id(), Long.MAX_VALUE, 1).stream()
                                .findFirst()
                                .orElse(null)))
                .toList();
        model.addAttribute("lines", lines);
        return "connect/connectors";
    }

    @GetMapping("/{instanceId}")
    String show(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID instanceId,
            @RequestParam @Nullable Long before,
            Locale locale,
            Model model) {
        ConnectorInstance instance = instances.get(caller.tenantId(), instanceId);
        Schedule schedule = instance.schedule();
        List<ImportRun> history =
                runs.history(caller.tenantId(), instanceId, before == null ? Long.MAX_VALUE : before, RUNS);
        model.addAttribute("instance", instance);
        model.addAttribute("connector", forms.title(instance.connector(), locale));
        model.addAttribute("forwards", forms.forwards(instance.connector()));
        model.addAttribute("mappable", mappings.helps(instance));
        model.addAttribute("readsFiles", runs.readsFiles(caller.tenantId(), instanceId));
        model.addAttribute(
                "times", schedule == null || instance.paused() ? List.of() : schedule.next(clock.instant(), TIMES));
        model.addAttribute("runs", history);
        model.addAttribute("pageSize", RUNS);
        forms.change(caller.tenantId(), instance, locale, model);
        return "connect/connector";
    }

    @PostMapping("/{instanceId}/runs")
    String run(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID instanceId,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        return "redirect:/imports/" + runs.now(caller.tenantId(), new Wanted(instanceId, dryRun, caller.auditName()));
    }

    /** Takes a multipart form whose file stands last. */
    @PostMapping("/{instanceId}/files")
    String read(
            @AuthenticationPrincipal AccountCaller caller, @PathVariable UUID instanceId, HttpServletRequest request)
            throws IOException {
        instances.get(caller.tenantId(), instanceId);
        long id = UploadForm.read(request, (fields, name, content) -> {
            boolean dryRun = Boolean.parseBoolean(fields.getOrDefault("dryRun", "false"));
            return runs.read(caller.tenantId(), new Wanted(instanceId, dryRun, caller.auditName()), name, content);
        });
        return "redirect:/imports/" + id;
    }

    @PostMapping("/{instanceId}/pause")
    String pause(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID instanceId,
            @RequestParam boolean paused) {
        changes.pause(caller.tenantId(), instanceId, paused, caller.auditName());
        return "redirect:/connectors/" + instanceId;
    }

    @PostMapping("/{instanceId}/read-again")
    String readAgain(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID instanceId) {
        changes.readAgain(caller.tenantId(), instanceId, caller.auditName());
        return "redirect:/connectors/" + instanceId;
    }

    @PostMapping("/{instanceId}/remove")
    String remove(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID instanceId) {
        changes.remove(caller.tenantId(), instanceId, caller.auditName());
        return "redirect:/connectors";
    }
}
