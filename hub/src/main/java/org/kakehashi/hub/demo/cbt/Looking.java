package org.kakehashi.hub.demo.cbt;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import org.kakehashi.hub.demo.tool.Request;
import org.kakehashi.hub.demo.tool.RichText;
import org.kakehashi.hub.demo.tool.Tool.Session;
import org.kakehashi.hub.demo.tool.ToolPages;

/**
 * Somebody looks at what was handed in.
 *
 * @param submission empty: it isn't kept any more
 */
record Looking(Optional<Submission> submission, String returnUrl) implements Session {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Tokyo"));

    @Override
    public String page(ToolPages pages, String address, Locale locale) {
        var model = new HashMap<String, Object>();
        model.put("returnUrl", returnUrl);
        model.put("kept", submission.isPresent());
        submission.ifPresent(work -> {
            model.put("title", RichText.pieces(work.exam().title()));
            model.put("lines", work.lines());
            model.put("points", work.points());
            model.put("questions", work.exam().questions().size());
            model.put("at", TIME.format(work.handedInAt()));
        });
        return pages.render("cbt-review", model, locale);
    }

    @Override
    public void act(Request request) {
        // There is nothing to change.
    }
}
