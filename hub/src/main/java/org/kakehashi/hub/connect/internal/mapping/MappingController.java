package org.kakehashi.hub.connect.internal.mapping;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.connectors.spi.records.MappingAssistant;
import org.kakehashi.connectors.spi.records.MappingAssistant.Draft;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.connect.internal.imports.UploadForm;
import org.kakehashi.hub.connect.internal.mapping.MappingEditor.Desk;
import org.kakehashi.hub.connect.internal.mapping.MappingEditor.Tried;
import org.kakehashi.hub.connect.internal.mapping.MappingSamples.Owner;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The mapping editor: a sample is uploaded, each field is given its column, and what the first rows become is shown. Works
 * by forms alone: every button sends all that was entered.
 */
@Controller
@RequestMapping("/connectors/{instanceId}/mapping")
@Requires(Permission.MANAGE_IMPORTS)
class MappingController {
    private static final String PAGE = "connect/mapping";

    private final MappingEditor editor;
    private final MappingSamples samples;

    MappingController(MappingEditor editor, MappingSamples samples) {
        this.editor = editor;
        this.samples = samples;
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal AccountCaller caller, @PathVariable UUID instanceId, Locale locale, Model model)
            throws IOException, InterruptedException {
        Desk desk = editor.desk(caller.tenantId(), instanceId);
        Optional<Path> sample = samples.find(owner(caller, desk));
        if (sample.isPresent()) {
            fill(desk, editor.begin(desk, sample.get()), locale, model);
        }
        return page(desk, sample.isPresent(), locale, model);
    }

    /** Takes a multipart form with the sample as its file. */
    @PostMapping("/sample")
    String sample(
            @AuthenticationPrincipal AccountCaller caller, @PathVariable UUID instanceId, HttpServletRequest request)
            throws IOException {
        Desk desk = editor.desk(caller.tenantId(), instanceId);
        return UploadForm.read(request, (fields, name, content) -> {
            samples.keep(owner(caller, desk), content);
            return "redirect:/connectors/" + desk.instance().id() + "/mapping";
        });
    }

    /** Tries what was entered; saves it where that was asked for and the mapping has no mistake. */
    @PostMapping
    String tryOut(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID instanceId,
            @RequestParam(defaultValue = "false") boolean save,
            @RequestParam Map<String, String> entered,
            Locale locale,
            Model model)
            throws IOException, InterruptedException {
        Desk desk = editor.desk(caller.tenantId(), instanceId);
        Optional<Path> sample = samples.find(owner(caller, desk));
        if (sample.isPresent()) {
            Tried tried = tried(desk, entered, sample.get());
            if (save && tried.seen().sound()) {
                editor.save(caller.tenantId(), desk, tried, caller.auditName());
                samples.delete(owner(caller, desk));
                return "redirect:/connectors/" + desk.instance().id();
            }
            model.addAttribute("refused", save);
            fill(desk, tried, locale, model);
        }
        return page(desk, sample.isPresent(), locale, model);
    }

    /** The mapping that was entered, as a file. */
    @PostMapping("/json")
    ResponseEntity<byte[]> download(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID instanceId,
            @RequestParam Map<String, String> entered) {
        Desk desk = editor.desk(caller.tenantId(), instanceId);
        String json = entered.getOrDefault("json", "");
        String text = json.isBlank() ? desk.assistant().write(MappingForm.draft(desk.assistant(), entered)) : json;
        ContentDisposition attachment =
                ContentDisposition.attachment().filename("mapping.json").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private Tried tried(Desk desk, Map<String, String> entered, Path sample) throws IOException, InterruptedException {
        String json = entered.getOrDefault("json", "");
        if (!json.isBlank()) {
            return editor.tryJson(desk, json, sample);
        }
        Draft draft = MappingForm.draft(desk.assistant(), entered);
        if (!draft.kind().wireName().equals(entered.get("kindBefore"))) {
            draft = MappingForm.begun(
                    desk.assistant(), draft.kind(), draft, desk.assistant().sample(sample, draft));
        }
        return editor.tryDraft(desk, draft, sample);
    }

    private static void fill(Desk desk, Tried tried, Locale locale, Model model) {
        MappingAssistant assistant = desk.assistant();
        model.addAttribute("tried", tried);
        Draft draft = tried.draft();
        if (draft != null) {
            model.addAttribute("draft", draft);
            model.addAttribute("kinds", RecordKind.values());
            model.addAttribute("schemes", MappingForm.schemes(draft.kind()));
            model.addAttribute("encodings", assistant.encodings());
            model.addAttribute("delimiters", assistant.delimiters());
            model.addAttribute("lines", MappingForm.lines(assistant, draft, tried.sample(), locale));
        }
    }

    private static String page(Desk desk, boolean sample, Locale locale, Model model) {
        model.addAttribute("instance", desk.instance());
        model.addAttribute("sampleKept", sample);
        model.addAttribute("japanese", !locale.getLanguage().equals(Locale.ENGLISH.getLanguage()));
        return PAGE;
    }

    private static Owner owner(AccountCaller caller, Desk desk) {
        return new Owner(caller.tenantId(), caller.accountId(), desk.instance().id());
    }
}
