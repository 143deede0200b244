package org.kakehashi.hub.access.internal.privacy;

import java.util.Locale;
import org.kakehashi.hub.access.Public;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ViewResolver;

/** {@code /privacy/{slug}}: what a tenant processes, why, and how to opt out. */
@Controller
class PrivacyPageController {
    private final Tenants tenants;
    private final PrivacyNotices notices;
    private final ViewResolver views;

    PrivacyPageController(
            Tenants tenants, PrivacyNotices notices, @Qualifier("thymeleafViewResolver") ViewResolver views) {
        this.tenants = tenants;
        this.notices = notices;
        this.views = views;
    }

    /**
     * The page.
     *
     * @param lang {@code ja} or {@code en}; absent: as the browser wants
     */
    @GetMapping("/privacy/{slug:[a-z0-9-]{1,40}}")
    @Public("whoever's data is processed may know what, why, and how to opt out; it holds nobody's data")
    ModelAndView page(@PathVariable String slug, @RequestParam(defaultValue = "") String lang, Locale preferred)
            throws Exception {
        Tenant tenant =
                tenants.bySlug(slug).orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, "There is no such page."));
        String wanted = lang.equals("ja") || lang.equals("en") ? lang : preferred.getLanguage();
        Locale locale = wanted.equals("en") ? Locale.ENGLISH : Locale.JAPANESE;
        ModelAndView page = new ModelAndView();
        // The view is looked up here, as otherwise its language were always the browser's.
        page.setView(views.resolveViewName("access/privacy", locale));
        page.addObject("tenant", tenant);
        page.addObject("language", locale.getLanguage());
        page.addObject("other", locale.equals(Locale.ENGLISH) ? "ja" : "en");
        page.addObject("notice", notices.of(tenant.tenantId()));
        return page;
    }
}
