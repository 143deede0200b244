package org.kakehashi.conformance.lti.platform;

/**
 * A request to the hub and its answer, as the relay saw them.
 *
 * @param method of HTTP
 * @param path without its query
 * @param contentType of the request; empty where it has none
 * @param question the request's body, the beginning of it
 * @param status of the answer
 * @param answer its body, the beginning of it
 */
public record Exchange(String method, String path, String contentType, String question, int status, String answer) {
    private static final int EXCERPT = 600;

    /** Whether the hub took it. */
    public boolean well() {
        return status >= 200 && status < 300;
    }

    /** For the report: without bodies that carry credentials. */
    public String excerpt() {
        boolean secret = path.equals("/lti/token") || path.startsWith("/lti/xapi-token/");
        String sent = secret ? "" : "\n" + cut(question);
        return method + " " + path + sent + "\n→ " + status + (secret && well() ? "" : "\n" + cut(answer));
    }

    private static String cut(String text) {
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
    }
}
