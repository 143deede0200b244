package org.kakehashi.hub.demo.drill;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kakehashi.hub.demo.study.Item;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The drill's pages, rendered apart from the hub's. */
final class DrillPages {
    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    DrillPages() {
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

    /** A run's page: its question, the feedback to the last try, or the result. */
    String study(StudyRun.View run, String address, Locale locale) {
        var model = Map.<String, Object>of("run", run, "address", address, "title", Prompt.pieces(title(run)));
        if (run.over()) {
            return render("result", model, locale);
        }
        var all = new HashMap<>(model);
        all.put("prompt", Prompt.pieces(run.item().prompt()));
        all.put("answer", Prompt.pieces(run.item().answer()));
        all.put("options", options(run.item()));
        return render("question", all, locale);
    }

    /** The page of a refusal. */
    String refusal(Refusal refusal, Locale locale) {
        return render("refusal", Map.of("code", refusal.key(), "status", refusal.status), locale);
    }

    /** What is to be seen by somebody who comes to the tool without a launch. */
    String welcome(String platform, Locale locale) {
        return render("welcome", Map.of("platform", platform), locale);
    }

    /**
     * An option of a choice.
     *
     * @param value what is sent
     * @param pieces what is shown
     */
    record Option(String value, List<Prompt.Piece> pieces) {}

    private static List<Option> options(Item item) {
        return item.kind() == Item.Kind.CHOICE
                ? item.options().stream()
                        .map(option -> new Option(option, Prompt.pieces(option)))
                        .toList()
                : List.of();
    }

    private static String title(StudyRun.View run) {
        return run.attempt().unit().title();
    }

    private String render(String template, Map<String, Object> model, Locale locale) {
        return engine.process(template, new Context(locale, model));
    }
}
