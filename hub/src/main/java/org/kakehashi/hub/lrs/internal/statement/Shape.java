package org.kakehashi.hub.lrs.internal.statement;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * What a JSON object of a statement may hold: its properties by name, how each is read, which must be there. Written as a
 * table where the object is described; a property stands at most once, and none that the table does not name.
 *
 * @param <T> what is gathered while reading
 */
final class Shape<T> {
    /** Reads the value at which the walk stands. */
    interface Reader<T> {
        void read(Walk walk, T draft);
    }

    private record Member<T>(long bit, Reader<T> reader) {}

    private final Map<String, Member<T>> members = new HashMap<>();
    private final Map<Long, String> required = new HashMap<>();
    private long requiredBits;

    /** Adds a property that may be left out. */
    Shape<T> optional(String name, Reader<T> reader) {
        members.put(name, new Member<>(1L << members.size(), reader));
        return this;
    }

    /** Adds a property that may be left out and of which nothing is kept. */
    Shape<T> optional(String name, Consumer<Walk> check) {
        return optional(name, (walk, draft) -> check.accept(walk));
    }

    /** Adds a property that must be there. */
    Shape<T> required(String name, Reader<T> reader) {
        long bit = 1L << members.size();
        required.put(bit, name);
        requiredBits |= bit;
        return optional(name, reader);
    }

    /** Adds a property that must be there and of which nothing is kept. */
    Shape<T> required(String name, Consumer<Walk> check) {
        return required(name, (walk, draft) -> check.accept(walk));
    }

    /** The bits of some properties, to be held against what {@link #read} returns. */
    long bits(String... names) {
        long bits = 0;
        for (String name : names) {
            Member<T> member = members.get(name);
            if (member == null) {
                throw new IllegalArgumentException(name);
            }
            bits |= member.bit();
        }
        return bits;
    }

    /** The name of one of the properties in {@code bits}. */
    String nameOf(long bits) {
        long lowest = Long.lowestOneBit(bits);
        for (Map.Entry<String, Member<T>> member : members.entrySet()) {
            if (member.getValue().bit() == lowest) {
                return member.getKey();
            }
        }
        throw new IllegalArgumentException(Long.toBinaryString(bits));
    }

    /**
     * Reads the object at which the walk stands, to its end.
     *
     * @return the bits of the properties that it has
     */
    long read(Walk walk, T draft) {
        walk.expect(JsonToken.START_OBJECT, Rule.OBJECT_EXPECTED);
        long seen = 0;
        for (String name = walk.nextMember(); name != null; name = walk.nextMember()) {
            Member<T> member = known(walk, members.get(name));
            if ((seen & member.bit()) != 0) {
                throw walk.reject(Rule.DUPLICATE_KEY);
            }
            seen |= member.bit();
            walk.json().nextToken();
            member.reader().read(walk, draft);
        }
        requireAll(walk, seen);
        return seen;
    }

    private static <T> Member<T> known(Walk walk, @Nullable Member<T> member) {
        if (member == null) {
            throw walk.reject(Rule.UNKNOWN_PROPERTY);
        }
        return member;
    }

    private void requireAll(Walk walk, long seen) {
        long missing = requiredBits & ~seen;
        if (missing != 0) {
            String name = required.get(Long.lowestOneBit(missing));
            throw walk.rejectMember(String.valueOf(name), Rule.MISSING_PROPERTY, "");
        }
    }
}
