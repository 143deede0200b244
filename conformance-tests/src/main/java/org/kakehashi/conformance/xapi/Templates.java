package org.kakehashi.conformance.xapi;

import tools.jackson.databind.node.ObjectNode;

/** {@code templates.json}. What only one edition knows stands there under a name of its own, and is put into place here. */
final class Templates {
    private static final ObjectNode ALL = Json.object(Resources.text("templates.json"));

    private Templates() {}

    static ObjectNode copy(String name, Edition edition) {
        if (name.equals("sub")) {
            return sub(edition);
        }
        ObjectNode statement = (ObjectNode) ALL.required(name).deepCopy();
        if (edition == Edition.V2 && name.equals("full")) {
            ((ObjectNode) statement.required("context"))
                    .setAll((ObjectNode) ALL.required("context of 2.0").deepCopy());
        }
        return statement;
    }

    /** The full Statement within a SubStatement, without what only whole Statements have. */
    private static ObjectNode sub(Edition edition) {
        ObjectNode inner = copy("full", edition);
        for (String own : new String[] {"id", "stored", "authority", "version"}) {
            inner.remove(own);
        }
        inner.put("objectType", "SubStatement");
        ObjectNode outer = copy("ref", edition);
        outer.set("object", inner);
        return outer;
    }
}
