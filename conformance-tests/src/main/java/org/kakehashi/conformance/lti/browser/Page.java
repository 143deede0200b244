package org.kakehashi.conformance.lti.browser;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a server answered.
 *
 * @param request that it answers
 * @param status of HTTP; 0: there was no answer, and {@code body} says why
 * @param headers by their names in small letters
 * @param body as text
 */
public record Page(Request request, int status, Map<String, List<String>> headers, String body) {
    private static final int EXCERPT = 400;
    private static final Pattern SENDS_ITSELF = Pattern.compile("submit\\s*\\(");
    private static final Pattern REFRESH = Pattern.compile("\\s*\\d+\\s*;\\s*url\\s*=\\s*['\"]?([^'\"]+)['\"]?\\s*", 2);
    private static final int SEE_OTHER_BELOW = 304;

    /** The values of a header. */
    public List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** The page as a document. */
    public Document html() {
        return Jsoup.parse(body, request.uri().toString());
    }

    /** What the browser does next of its own accord: follows a redirect, sends a form that sends itself, or refreshes. */
    public Optional<Request> next() {
        try {
            return redirect().or(this::form).or(this::refresh);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Request> redirect() {
        return header("location").stream()
                .filter(to -> status >= 300 && status < 400)
                .map(to -> request.uri().resolve(to))
                .map(to -> status < SEE_OTHER_BELOW
                        ? Request.get(to)
                        : new Request(request.method(), to, request.fields()))
                .findFirst();
    }

    private Optional<Request> form() {
        Document page = html();
        boolean itself = page.select("script").stream()
                        .anyMatch(script -> SENDS_ITSELF.matcher(script.data()).find())
                || SENDS_ITSELF.matcher(page.body().attr("onload")).find();
        return itself ? page.select("form").stream().findFirst().map(Page::sent) : Optional.empty();
    }

    private Optional<Request> refresh() {
        return html().select("meta[http-equiv=refresh]").stream()
                .map(meta -> REFRESH.matcher(meta.attr("content")))
                .filter(Matcher::matches)
                .map(matcher -> Request.get(request.uri().resolve(matcher.group(1))))
                .findFirst();
    }

    /** The request that sends a form with what stands in it. */
    public static Request sent(Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : form.select("input[name], button[name], textarea[name]")) {
            fields.put(field.attr("name"), field.is("textarea") ? field.wholeText() : field.attr("value"));
        }
        for (Element choice : form.select("select[name]")) {
            Optional.ofNullable(choice.selectFirst("option[selected], option"))
                    .ifPresent(option -> fields.put(choice.attr("name"), option.attr("value")));
        }
        String action = form.attr("action").isEmpty() ? form.baseUri() : form.absUrl("action");
        Request post = Request.post(URI.create(action), fields);
        return form.attr("method").equalsIgnoreCase("post") ? post : post.asGet();
    }

    /** What people read on it. */
    public String text() {
        return status == 0 ? body : html().text();
    }

    /** Request, status and the beginning of the text, for the report. */
    public String excerpt() {
        String text = text();
        return request + "\n→ " + status + "\n" + text.substring(0, Math.min(EXCERPT, text.length()));
    }
}
