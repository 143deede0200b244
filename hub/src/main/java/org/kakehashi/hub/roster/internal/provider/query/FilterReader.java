package org.kakehashi.hub.roster.internal.provider.query;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.hub.roster.internal.provider.query.Filter.Clause;
import org.kakehashi.hub.roster.internal.provider.query.Filter.Op;

/**
 * Reads {@code field<op>'value'}, alone or two of them joined by AND or OR. Within a value, two quotes stand for one. By hand, in one
 * pass: patterns with alternatives recurse over what comes from outside.
 */
final class FilterReader {
    private static final int LONGEST = 1000;

    private final String text;
    private int at;

    private FilterReader(String text) {
        this.text = text;
    }

    /** @throws QueryFault where it isn't of that form */
    static Filter read(String text) {
        if (text.isBlank()) {
            return Filter.NONE;
        }
        if (text.length() > LONGEST) {
            throw QueryFault.filter("at most " + LONGEST + " characters.");
        }
        return new FilterReader(text).filter();
    }

    private Filter filter() {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(clause());
        boolean either = false;
        if (at < text.length()) {
            either = join();
            clauses.add(clause());
        }
        if (at < text.length()) {
            throw QueryFault.filter("at most two clauses, joined by AND or OR.");
        }
        return new Filter(List.copyOf(clauses), either);
    }

    private Clause clause() {
        skipSpaces();
        int start = at;
        while (at < text.length() && isOfField(text.charAt(at))) {
            at++;
        }
        String field = text.substring(start, at);
        if (field.isEmpty()) {
            throw QueryFault.filter("a field's name is missing.");
        }
        skipSpaces();
        Op op = op();
        skipSpaces();
        String value = value();
        skipSpaces();
        return new Clause(field, op, value);
    }

    private Op op() {
        for (Op op : Op.values()) {
            if (text.startsWith(op.sign(), at)) {
                at += op.sign().length();
                return op;
            }
        }
        throw QueryFault.filter("one of = != > >= < <= ~ must follow the field.");
    }

    private String value() {
        if (at >= text.length() || text.charAt(at) != '\'') {
            throw QueryFault.filter("the value stands in single quotes.");
        }
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next != '\'') {
                value.append(next);
            } else if (at < text.length() && text.charAt(at) == '\'') {
                value.append(next);
                at++;
            } else {
                return checked(value.toString());
            }
        }
        throw QueryFault.filter("the value's second quote is missing.");
    }

    private static String checked(String value) {
        if (value.indexOf('\0') >= 0) {
            throw QueryFault.filter("a value can't hold NUL.");
        }
        return value;
    }

    private boolean join() {
        for (String word : List.of("AND", "OR")) {
            int end = at + word.length();
            if (text.startsWith(word, at) && end < text.length() && text.charAt(end) == ' ') {
                at = end;
                return word.equals("OR");
            }
        }
        throw QueryFault.filter("clauses are joined by AND or OR, with spaces around.");
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private static boolean isOfField(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
    }
}
