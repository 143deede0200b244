package org.kakehashi.hub.roster.internal.provider;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.roster.internal.provider.model.Entity;
import org.kakehashi.hub.roster.internal.provider.model.Field;
import org.kakehashi.hub.roster.internal.provider.model.Target;

/** SQL for what fields hold. Of persons under pairwise identifiers it is the person id, of which {@link Aliases} makes what is told. */
final class Expressions {
    private static final String ALIAS = "(select a.alias::text from person_alias a where a.tenant_id = t.tenant_id"
            + " and a.client_id = :client and a.person_id = t.person_id)";

    /** Who is out of the client's purpose isn't told of by what refers to them either. */
    private static final String NOT_OUT = " and x.person_id <> all (:out)";

    private final boolean pairwise;

    Expressions(boolean pairwise) {
        this.pairwise = pairwise;
    }

    /** For a row that is told. */
    String told(Entity entity, Field field) {
        return ofThere(entity, field, expression(entity, field));
    }

    private static String ofThere(Entity entity, Field field, String sql) {
        if (entity.there().isEmpty() || field.lasts()) {
            return sql;
        }
        String gone = field.gone() == null ? "null" : field.gone();
        return "case when %s then %s else %s end"
                .formatted(entity.there(), sql, field.kind() == Field.Kind.OBJECTS ? "(" + gone + ")::text" : gone);
    }

    private String expression(Entity entity, Field field) {
        Target target = field.target();
        return switch (field.kind()) {
            case ID, CLIENT_ID, PERSON_ID -> entity.key() + "::text";
            case REF -> {
                boolean plain = !pairwise || target == null || target.table() == null;
                yield plain
                        ? field.sql()
                        : "(select x.%s::text %s)".formatted(idOf(target), led(field, "= " + field.sql()));
            }
            case REFS ->
                (pairwise || target == Target.USER) && target != null
                        ? "array(select x.%s::text %s order by x.sourced_id)"
                                .formatted(
                                        pairwise ? idOf(target) : "sourced_id",
                                        led(field, "= any (" + field.sql() + ")"))
                        : field.sql();
            case OBJECTS -> "(" + field.sql() + ")::text";
            default -> field.sql();
        };
    }

    /** For comparing and sorting; what stands in one of several objects is that object's. */
    String compared(Entity entity, Field field) {
        return field.within() != null
                ? field.sql()
                : switch (field.kind()) {
                    case PERSON_ID -> pairwise ? ALIAS : entity.key();
                    case CLIENT_ID -> "encode(" + ClientIds.order(entity.key()) + ", 'hex')";
                    default -> told(entity, field);
                };
    }

    /**
     * Whether what the field refers to, or one of them, has the id that stands in the parameter.
     *
     * @param given the id; one that can't be an id of the hub's leads nowhere
     */
    String refersTo(Field field, String row, String parameter, String given) {
        Target target = field.target();
        boolean many = field.kind() == Field.Kind.REFS;
        String any = many ? "%s = any (" + field.sql() + ")" : field.sql() + " = %s";
        if (!pairwise && many && target == Target.USER) {
            return "exists (select %s and x.sourced_id = :%s)"
                    .formatted(led(field, "= any (" + field.sql() + ")"), parameter);
        }
        if (!pairwise || target == null || target.table() == null) {
            return any.formatted(":" + parameter);
        }
        if (uuid(given) == null) {
            return "false";
        }
        String id = "cast(:" + parameter + " as uuid)";
        String whose = target == Target.USER
                ? "x.person_id = " + personOf(id) + toldOf(!many)
                : "x." + target.id() + " = " + id;
        return "exists (select from %1$s x where x.tenant_id = %2$s.tenant_id and x.source = %2$s.source and %3$s and %4$s)"
                .formatted(target.table(), row, whose, any.formatted("x.sourced_id"));
    }

    /** Whether the row is the object of the id that stands in the parameter. */
    String is(Entity entity, Field field, String parameter, String given) {
        if (entity.keyType().equals("text")) {
            return entity.key() + " = :" + parameter;
        }
        if (uuid(given) == null) {
            return "false";
        }
        String id = "cast(:" + parameter + " as uuid)";
        return entity.key() + " = " + (field.kind() == Field.Kind.PERSON_ID ? personOf(id) : id);
    }

    private static String personOf(String alias) {
        return "(select a.person_id from person_alias a where a.tenant_id = :tenant and a.client_id = :client and a.alias = "
                + alias + ")";
    }

    private static String led(Field field, String which) {
        Target target = field.target();
        boolean one = field.kind() == Field.Kind.REF;
        return "from %s x where x.tenant_id = t.tenant_id and x.source = t.source and x.sourced_id %s%s"
                .formatted(target == null ? "" : target.table(), which, target == Target.USER ? toldOf(one) : "");
    }

    /** Lists of persons are of those who are there; what is of one person says so itself. */
    private static String toldOf(boolean one) {
        return one ? NOT_OUT : NOT_OUT + " and x.active";
    }

    private static String idOf(@Nullable Target target) {
        return target == null ? "" : target.id();
    }

    /** As the hub writes one; null where it isn't one. */
    static @Nullable UUID uuid(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
