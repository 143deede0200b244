package org.kakehashi.hub.roster.internal.provider;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.kakehashi.hub.roster.internal.provider.model.Entity;
import org.kakehashi.hub.roster.internal.provider.model.Field;
import org.kakehashi.hub.roster.internal.provider.model.Field.Kind;
import org.kakehashi.hub.roster.internal.provider.query.Filter;
import org.kakehashi.hub.roster.internal.provider.query.Filter.Clause;
import org.kakehashi.hub.roster.internal.provider.query.Filter.Op;
import org.kakehashi.hub.roster.internal.provider.query.QueryFault;

/** Makes SQL of a filter. Fields are looked up, values become parameters: nothing of what the client wrote stands in the SQL. */
final class Conditions {
    private static final int LAST_YEAR = 9999;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");

    private final View view;
    private final Entity entity;
    private final Expressions expressions;
    private final Map<String, Object> values;

    /** @param values where the parameters are put */
    Conditions(View view, Entity entity, Map<String, Object> values) {
        this.view = view;
        this.entity = entity;
        this.expressions = new Expressions(view.pairwise());
        this.values = values;
    }

    /** @throws QueryFault where the filter names what can't be filtered by, or by such a value */
    String of(Filter filter) {
        List<String> parts = new ArrayList<>();
        for (Clause clause : filter.clauses()) {
            parts.add(condition(clause, "f" + parts.size()));
        }
        return parts.isEmpty() ? "true" : "(" + String.join(filter.either() ? " or " : " and ", parts) + ")";
    }

    /** The field of that name, where it may be asked about: not even by a filter does a client learn what isn't released to it. */
    static Field released(View view, Entity entity, String name) {
        return entity.named(name)
                .filter(field -> view.release().tells(field.part()) && field.kind() != Kind.OBJECTS)
                .orElseThrow(() -> QueryFault.filter(
                        "a " + entity.single() + " has no field of that name, or it isn't released to this client."));
    }

    private String condition(Clause clause, String parameter) {
        Field field = released(view, entity, clause.field());
        String within = field.within();
        boolean reference = field.kind() == Kind.REF || field.kind() == Kind.REFS;
        if (within == null && !reference) {
            return "(" + compared(field, clause.op(), clause.value(), parameter) + ")";
        }
        boolean none = clause.op() == Op.NOT_EQUAL;
        String inner = compared(field, none ? Op.EQUAL : clause.op(), clause.value(), parameter);
        String met = "(" + (within == null ? inner : within.replace("{}", inner)) + ")";
        String there = entity.there().isEmpty() || field.lasts() ? met : "(" + entity.there() + " and " + met + ")";
        return none ? "(" + there + " is not true)" : there;
    }

    private String compared(Field field, Op op, String value, String parameter) {
        String row = field.within() == null ? "t" : "r";
        String sql = "(" + expressions.compared(entity, field) + ")";
        return switch (field.kind()) {
            case ID, PERSON_ID ->
                op == Op.EQUAL || op == Op.NOT_EQUAL
                        ? equality(op, expressions.is(entity, field, put(parameter, value), value))
                        : text(op, sql, put(parameter, value));
            case CLIENT_ID -> clientId(op, sql, parameter, value);
            case REF, REFS -> {
                if (op != Op.EQUAL && op != Op.NOT_EQUAL) {
                    throw QueryFault.filter("references are compared by = and != only.");
                }
                yield equality(op, expressions.refersTo(field, row, put(parameter, value), value));
            }
            case TEXT -> text(op, sql, put(parameter, value));
            case FLAG -> ordered(op, sql, put(parameter, flag(op, value)));
            case DATE -> ordered(op, sql, put(parameter, date(value)));
            case NUMBER -> ordered(op, sql, put(parameter, number(value)));
            case INSTANT -> time(field, op, sql, put(parameter, instant(value)));
            case WORDS -> words(op, sql, put(parameter, value.split(",", -1)));
            case OBJECTS -> throw QueryFault.filter("a part of it must be named.");
        };
    }

    /** Ids sort by their beginnings alone, which are as good as unique. */
    private String clientId(Op op, String sql, String parameter, String value) {
        UUID id = view.ids() == null ? null : view.ids().id(value);
        return switch (op) {
            case CONTAINS -> throw QueryFault.filter("~ doesn't look into such ids.");
            case EQUAL, NOT_EQUAL -> equality(op, id == null ? "false" : entity.key() + " = :" + put(parameter, id));
            default -> text(op, sql, put(parameter, ClientIds.beginning(value)));
        };
    }

    private String put(String parameter, Object value) {
        values.put(parameter, value);
        return parameter;
    }

    private static String equality(Op op, String equal) {
        return op == Op.EQUAL ? equal : "(" + equal + ") is not true";
    }

    /** Order is that of Unicode; {@code ~} takes no notice of case. */
    private static String text(Op op, String sql, String parameter) {
        return switch (op) {
            case CONTAINS -> "strpos(lower(%s), lower(:%s)) > 0".formatted(sql, parameter);
            case EQUAL, NOT_EQUAL -> ordered(op, sql, parameter);
            default -> "%s collate \"C\" %s :%s".formatted(sql, op.sign(), parameter);
        };
    }

    private static String ordered(Op op, String sql, String parameter) {
        return switch (op) {
            case CONTAINS -> throw QueryFault.filter("~ looks into texts and lists only.");
            case NOT_EQUAL -> "%s is distinct from :%s".formatted(sql, parameter);
            default -> "%s %s :%s".formatted(sql, op.sign(), parameter);
        };
    }

    private static String time(Field field, Op op, String sql, String parameter) {
        String since = field.since();
        return since != null && (op == Op.GREATER || op == Op.AT_LEAST)
                ? since.replace("{}", op.sign() + " :" + parameter)
                : ordered(op, sql, parameter);
    }

    /** {@code =}: the same words in whatever order; {@code ~}: one of them. */
    private static String words(Op op, String sql, String parameter) {
        String given = "cast(:" + parameter + " as text[])";
        String same = "%1$s @> %2$s and %1$s <@ %2$s".formatted(sql, given);
        return switch (op) {
            case EQUAL -> same;
            case NOT_EQUAL -> "(" + same + ") is not true";
            case CONTAINS -> sql + " && " + given;
            default -> throw QueryFault.filter("lists are compared by =, != and ~ only.");
        };
    }

    private static Boolean flag(Op op, String value) {
        if ((op != Op.EQUAL && op != Op.NOT_EQUAL) || !(value.equals("true") || value.equals("false"))) {
            throw QueryFault.filter("such a field is = or != 'true' or 'false'.");
        }
        return Boolean.valueOf(value);
    }

    private static BigDecimal number(String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw QueryFault.filter("the value must be a number.");
        }
        return new BigDecimal(value);
    }

    private static LocalDate date(String value) {
        try {
            return inRange(LocalDate.parse(value));
        } catch (DateTimeException e) {
            throw QueryFault.filter("the value must be a date such as 2026-04-01.");
        }
    }

    /** A date alone is its beginning in UTC. */
    private static OffsetDateTime instant(String value) {
        try {
            if (!value.contains("T")) {
                return inRange(LocalDate.parse(value)).atStartOfDay().atOffset(ZoneOffset.UTC);
            }
            OffsetDateTime time = OffsetDateTime.parse(value);
            inRange(time.toLocalDate());
            return time;
        } catch (DateTimeException e) {
            throw QueryFault.filter("the value must be a time such as 2026-04-01T00:00:00Z.");
        }
    }

    private static LocalDate inRange(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("beyond what the database knows");
        }
        return day;
    }
}
