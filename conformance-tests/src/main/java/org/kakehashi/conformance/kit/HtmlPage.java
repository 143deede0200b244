package org.kakehashi.conformance.kit;

/** A report for people: one page that needs nothing else, so that it can be sent on. */
public final class HtmlPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>@TITLE@</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 70rem; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%; margin-bottom: 1.5rem; }
            td, th { border-bottom: 1px solid #ddd; padding: .25rem .5rem; text-align: left; vertical-align: top; }
            td.number { text-align: right; white-space: nowrap; }
            .failed { color: #a00; font-weight: bold; } .open { color: #666; } .passed { color: #060; } .warning { color: #850; }
            pre { background: #f6f6f6; overflow: auto; padding: .5rem; white-space: pre-wrap; word-break: break-word; }
            </style></head><body><h1>@TITLE@</h1>
            """;

    private final StringBuilder html;

    /** Begins a page. */
    public HtmlPage(String title) {
        html = new StringBuilder(HEAD.replace("@TITLE@", escaped(title)));
    }

    /** Adds markup as it is. */
    public HtmlPage add(String markup) {
        html.append(markup);
        return this;
    }

    /** Adds text, escaped. */
    public HtmlPage text(String text) {
        return add(escaped(text));
    }

    /** Ends the page. */
    public String end() {
        return html + "</body></html>\n";
    }

    /** Text as it may stand in a page, attributes' values included. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
