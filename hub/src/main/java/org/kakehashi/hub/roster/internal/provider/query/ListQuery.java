package org.kakehashi.hub.roster.internal.provider.query;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What of a collection is asked for.
 *
 * @param sort a field; null: in the collection's own order
 * @param fields what of each object is told; none: everything
 * @param one whether it is one object by its id, of which nobody asks how many there are
 */
public record ListQuery(
        int limit,
        int offset,
        @Nullable String sort,
        boolean descending,
        Filter filter,
        List<String> fields,
        boolean one) {
    /** The most objects of one answer, whatever more is asked for. */
    public static final int MOST = 1000;

    private static final int USUAL = 100;
    private static final int MOST_FIELDS = 100;

    /**
     * Reads a request's parameters.
     *
     * @throws QueryFault where one of them can't be
     */
    public static ListQuery of(MultiValueMap<String, String> parameters) {
        String order = one(parameters, "orderBy");
        if (order != null && !order.equals("asc") && !order.equals("desc")) {
            throw QueryFault.parameter("orderBy: asc or desc.");
        }
        String sort = one(parameters, "sort");
        String filter = one(parameters, "filter");
        return new ListQuery(
                Math.min(number(parameters, "limit", USUAL, 1, Integer.MAX_VALUE), MOST),
                number(parameters, "offset", 0, 0, Integer.MAX_VALUE),
                sort == null || sort.isBlank() ? null : sort.strip(),
                "desc".equals(order),
                filter == null ? Filter.NONE : FilterReader.read(filter),
                fields(parameters),
                false);
    }

    /** One object of that id, with the fields that are asked for. */
    public static ListQuery ofId(String sourcedId, MultiValueMap<String, String> parameters) {
        return new ListQuery(1, 0, null, false, Filter.ofId(sourcedId), fields(parameters), true);
    }

    /** Once for each field, or parted by commas. */
    private static List<String> fields(MultiValueMap<String, String> parameters) {
        List<String> fields = parameters.getOrDefault("fields", List.of()).stream()
                .filter(Objects::nonNull)
                .flatMap(value -> Arrays.stream(value.split(",", MOST_FIELDS)))
                .map(String::strip)
                .filter(field -> !field.isEmpty())
                .distinct()
                .toList();
        if (fields.size() >= MOST_FIELDS) {
            throw QueryFault.fields("too many.");
        }
        return fields;
    }

    private static int number(MultiValueMap<String, String> parameters, String name, int usual, int least, int most) {
        String text = one(parameters, name);
        if (text == null || text.isEmpty()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw QueryFault.parameter(name + ": a whole number from " + least + " to " + most + ".");
    }

    private static @Nullable String one(MultiValueMap<String, String> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw QueryFault.parameter(name + ": once only.");
        }
        return values.isEmpty() ? null : values.getFirst();
    }
}
