package org.kakehashi.hub.access;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one caller sees of classes over a time. A day's data is judged by the posts of that day: who taught the class then sees
 * it, who came later doesn't.
 *
 * @param posts what the caller was in that time
 */
public record Sight(List<Post> posts) {
    /** Copies the posts. */
    public Sight {
        posts = List.copyOf(posts);
    }

    /** The categories that the caller sees of the class on that day. */
    public Set<DataCategory> of(UUID classId, UUID schoolId, LocalDate day) {
        Set<DataCategory> seen = EnumSet.noneOf(DataCategory.class);
        for (DataCategory category : DataCategory.values()) {
            if (shows(category, classId, schoolId, day)) {
                seen.add(category);
            }
        }
        return seen;
    }

    /** Whether the caller sees that category of the class on that day. */
    public boolean shows(DataCategory category, UUID classId, UUID schoolId, LocalDate day) {
        return posts.stream().anyMatch(post -> post.holds(day) && post.opens(category, classId, schoolId));
    }

    /** The first day of those up to {@code day} on all of which the category is seen; not before {@code earliest}. */
    public LocalDate since(DataCategory category, UUID classId, UUID schoolId, LocalDate day, LocalDate earliest) {
        LocalDate since = day;
        while (since.isAfter(earliest) && shows(category, classId, schoolId, since.minusDays(1))) {
            since = since.minusDays(1);
        }
        return since;
    }

    /** The classes in which the caller has a post on that day. */
    public Set<UUID> classes(LocalDate day) {
        return places(Post::classId, day);
    }

    /** The schools all of whose classes the caller sees something of on that day. */
    public Set<UUID> schools(LocalDate day) {
        return places(
                post -> PermissionMatrix.reaches(post.role()).containsValue(Reach.SCHOOL) ? post.schoolId() : null,
                day);
    }

    /** The schools at which the caller has that role on that day. */
    public Set<UUID> schools(LocalDate day, Role role) {
        return places(post -> post.role() == role ? post.schoolId() : null, day);
    }

    private Set<UUID> places(Function<Post, @Nullable UUID> place, LocalDate day) {
        return posts.stream()
                .filter(post -> post.holds(day))
                .map(place)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
