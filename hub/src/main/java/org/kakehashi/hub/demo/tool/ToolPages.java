package org.kakehashi.hub.demo.tool;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A demo tool's pages, rendered apart from the hub's. */
public final class ToolPages {
    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final String tool;

    /** @param tool its short name */
    public ToolPages(String tool) {
        this.tool = tool;
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/demo/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(templates);
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/demo");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        engine.setTemplateEngineMessageSource(messages);
    }

    /** A page in the tool's frame. */
    public String render(String template, Map<String, Object> model, Locale locale) {
        var all = new HashMap<>(model);
        all.put("tool", tool);
        return engine.process(template, new Context(locale, all));
    }

    /** The page of a refusal. */
    String refusal(Refusal refusal, Locale locale) {
        return render("refusal", Map.of("code", refusal.key(), "status", refusal.status), locale);
    }

    /** What is to be seen by somebody who comes to the tool without a launch. */
    String welcome(String platform, Locale locale) {
        return render("welcome", Map.of("platform", platform), locale);
    }
}
