package org.kakehashi.conformance.xapi;

import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Statement to send, made anew for each check and changed as that check needs it. */
public final class Sample {
    private final ObjectNode tree;

    private Sample(ObjectNode tree) {
        this.tree = tree;
    }

    /** A Statement of the least: id, actor, verb and Activity, each of its own. */
    public static Sample minimal() {
        String id = UUID.randomUUID().toString();
        return new Sample(Json.object("{'id':'" + id + "','actor':" + agent() + ",'verb':{'id':'" + iri("verb")
                + "'},'object':{'id':'" + iri("activity") + "'}}"));
    }

    /**
     * A Statement from {@code templates.json} with an id of its own.
     *
     * @param name {@code full}: all that a Statement about an Activity may have; {@code sub}: the same within a SubStatement; {@code agent},
     *     {@code group} and {@code ref}: about those
     */
    public static Sample of(String name, Edition edition) {
        Sample sample = new Sample(Templates.copy(name, edition));
        return sample.set("id", Json.quote(UUID.randomUUID().toString()));
    }

    /** A Statement that voids another. */
    public static Sample voiding(String id) {
        return minimal()
                .set("verb/id", "'http://adlnet.gov/expapi/verbs/voided'")
                .set("object", "{'objectType':'StatementRef','id':'" + id + "'}");
    }

    /** A Statement about another. */
    public static Sample about(String id) {
        return minimal().set("object", "{'objectType':'StatementRef','id':'" + id + "'}");
    }

    /** An Agent that nobody else is. */
    public static String agent() {
        return "{'objectType':'Agent','account':{'homePage':'https://kit.example','name':'" + UUID.randomUUID() + "'}}";
    }

    /** An IRI that stands for nothing else. */
    public static String iri(String kind) {
        return "https://kit.example/" + kind + "/" + UUID.randomUUID();
    }

    /** Puts JSON (strings in single quotes, if you like) at a path whose parent is there. */
    public Sample set(String path, String json) {
        return set(path, Json.parse(json));
    }

    /** Puts a value at a path whose parent is there. */
    public Sample set(String path, JsonNode value) {
        Json.set(tree, path, value.deepCopy());
        return this;
    }

    /** Removes what is at a path. */
    public Sample remove(String path) {
        Json.remove(tree, path);
        return this;
    }

    /** Gives the value at a path another name beside its old place. */
    public Sample rename(String path, String name) {
        JsonNode value = Json.remove(tree, path);
        int slash = path.lastIndexOf('/');
        return set(slash < 0 ? name : path.substring(0, slash + 1) + name, value);
    }

    /** A copy with an id of its own. */
    public Sample another() {
        return copy().set("id", Json.quote(UUID.randomUUID().toString()));
    }

    /** A copy to be changed apart. */
    public Sample copy() {
        return new Sample(tree.deepCopy());
    }

    /** The value at a path. */
    public JsonNode at(String path) {
        return Json.at(tree, path);
    }

    public String id() {
        return at("id").stringValue();
    }

    public ObjectNode tree() {
        return tree;
    }

    /** As it is sent. */
    public String json() {
        return tree.toString();
    }
}
