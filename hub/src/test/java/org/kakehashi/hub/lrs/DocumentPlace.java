package org.kakehashi.hub.lrs;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Stream;

/** One document, or place for one, of a document resource; and requests about it. */
record DocumentPlace(Xapi xapi, String resource, String version, String context, String idName, String id) {
    /** The three resources in both versions, for parametrised tests: {@code of} makes a place of one. */
    static Stream<String> kinds() {
        return Stream.of("activities/state", "agents/profile", "activities/profile")
                .flatMap(resource -> Stream.of(resource + " 1.0.3", resource + " 2.0.0"));
    }

    static DocumentPlace of(Xapi xapi, String kind) {
        String[] parts = kind.split(" ", 2);
        String activity = "activityId=" + Xapi.encoded("https://drill.example/" + UUID.randomUUID());
        String agent = Xapi.byAgent("child-" + UUID.randomUUID());
        return switch (parts[0]) {
            case "activities/state" ->
                new DocumentPlace(xapi, parts[0], parts[1], activity + "&" + agent, "stateId", "本棚");
            case "agents/profile" -> new DocumentPlace(xapi, parts[0], parts[1], agent, "profileId", "本棚");
            default -> new DocumentPlace(xapi, parts[0], parts[1], activity, "profileId", "本棚");
        };
    }

    DocumentPlace as(Xapi other) {
        return new DocumentPlace(other, resource, version, context, idName, id);
    }

    DocumentPlace in(String otherVersion) {
        return new DocumentPlace(xapi, resource, otherVersion, context, idName, id);
    }

    DocumentPlace id(String otherId) {
        return new DocumentPlace(xapi, resource, version, context, idName, otherId);
    }

    DocumentPlace context(String otherContext) {
        return new DocumentPlace(xapi, resource, version, otherContext, idName, id);
    }

    DocumentPlace registration(UUID registration) {
        return context(context + "&registration=" + registration);
    }

    boolean isState() {
        return resource.endsWith("state");
    }

    /** A request about this document; {@code headers}: names and values in turn. */
    HttpRequest.Builder request(String... headers) {
        return requestTo("?" + context + "&" + idName + "=" + Xapi.encoded(id), headers);
    }

    HttpRequest.Builder requestTo(String query, String... headers) {
        HttpRequest.Builder request =
                xapi.at("/xapi/" + version, version).request("/xapi/" + version + "/" + resource + query);
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> get(String... headers) {
        return xapi.send(request(headers));
    }

    HttpResponse<String> list(String more) {
        return xapi.send(requestTo("?" + context + more));
    }

    HttpResponse<String> put(String json, String... headers) {
        return xapi.send(json(headers).PUT(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> post(String json, String... headers) {
        return xapi.send(json(headers).POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String... headers) {
        return xapi.send(request(headers).DELETE());
    }

    private HttpRequest.Builder json(String... headers) {
        return request(headers).header("Content-Type", "application/json");
    }

    String etag() {
        return get().headers().firstValue("ETag").orElse("");
    }
}
