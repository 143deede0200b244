package org.kakehashi.hub.demo.drill;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kakehashi.hub.demo.study.Item;
import org.kakehashi.hub.demo.tool.RichText;
import org.kakehashi.hub.demo.tool.ToolPages;

/** The drill's pages. */
final class DrillPages {
    private DrillPages() {}

    /** A run's page: its question, the feedback to the last try, or the result. */
    static String study(ToolPages pages, StudyRun.View run, String address, Locale locale) {
        var model = Map.<String, Object>of("run", run, "address", address, "title", RichText.pieces(title(run)));
        if (run.over()) {
            return pages.render("result", model, locale);
        }
        var all = new HashMap<>(model);
        all.put("prompt", RichText.pieces(run.item().prompt()));
        all.put("answer", RichText.pieces(run.item().answer()));
        all.put("options", options(run.item()));
        return pages.render("question", all, locale);
    }

    /**
     * An option of a choice.
     *
     * @param value what is sent
     * @param pieces what is shown
     */
    record Option(String value, List<RichText.Piece> pieces) {}

    private static List<Option> options(Item item) {
        return item.kind() == Item.Kind.CHOICE
                ? item.options().stream()
                        .map(option -> new Option(option, RichText.pieces(option)))
                        .toList()
                : List.of();
    }

    private static String title(StudyRun.View run) {
        return run.attempt().unit().title();
    }
}
