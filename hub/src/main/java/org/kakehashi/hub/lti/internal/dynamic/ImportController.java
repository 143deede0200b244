package org.kakehashi.hub.lti.internal.dynamic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lti.internal.registration.ToolForm;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /tools/import}: fills the registration form from the JSON that a vendor gives; nothing is registered by it. */
@Controller
@Requires(Permission.MANAGE_TOOLS)
class ImportController {
    static final String PATH = "/tools/import";

    private final RegistrationRules rules;

    ImportController(RegistrationRules rules) {
        this.rules = rules;
    }

    @GetMapping(PATH)
    ModelAndView blank() {
        return page("", null);
    }

    @PostMapping(PATH)
    ModelAndView fill(@RequestParam(defaultValue = "") String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        if (body.length > DynamicConfiguration.MOST) {
            return page("", "64 KB");
        }
        try {
            Wanted wanted = Configurations.read(rules.parsed(body));
            ModelAndView page = new ModelAndView("lti/tool-form");
            page.addObject("form", ToolForm.of(wanted.tool()));
            page.addObject("action", "/tools");
            page.addObject("fresh", true);
            page.addObject("faults", List.of());
            page.addObject("imported", wanted);
            return page;
        } catch (Unacceptable e) {
            return page(json, e.description());
        }
    }

    private static ModelAndView page(String json, @Nullable String wrong) {
        ModelAndView page = new ModelAndView("lti/tool-import");
        page.addObject("json", json);
        page.addObject("wrong", wrong);
        page.setStatus(wrong == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        return page;
    }
}
