package org.kakehashi.hub.connect.internal.imports;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.ConnectorFactory.Input;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.connect.internal.instance.Connectors;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form for a file that is handed over once: it asks what the file's connector wants to know. */
@Controller
@Requires(Permission.MANAGE_IMPORTS)
class ImportFormController {
    private final Connectors connectors;
    private final Purposes purposes;

    ImportFormController(Connectors connectors, Purposes purposes) {
        this.connectors = connectors;
        this.purposes = purposes;
    }

    @GetMapping("/imports/new")
    String ask(
            @AuthenticationPrincipal AccountCaller caller, @RequestParam String connector, Locale locale, Model model) {
        ConnectorFactory factory = connectors
                .find(connector)
                .filter(one -> one.input() == Input.FILE)
                .orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, "There is no such connector for files."));
        model.addAttribute("connector", factory);
        model.addAttribute("settings", connectors.settings(factory));
        model.addAttribute("values", Map.of());
        model.addAttribute("kept", Set.of());
        model.addAttribute("purposes", purposes.all(caller.tenantId()));
        model.addAttribute("japanese", !locale.getLanguage().equals(Locale.ENGLISH.getLanguage()));
        return "connect/import-new";
    }
}
