package org.kakehashi.hub.lti.internal.study;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.grades.Reviewable;
import org.kakehashi.hub.lti.internal.material.Material;
import org.kakehashi.hub.roster.SchoolClass;

/**
 * What somebody sees of the materials of their classes.
 *
 * @param classes all of the person's, in their order
 * @param chosen the one whose materials these are; null: those of all
 * @param search what the person looks for
 * @param recent what the person opened lately, the last first; not on a shelf again
 * @param shelves the others: those of every class, then each class's
 * @param reviews own work to look back on in tools
 * @param preview whether the person teaches, so that this is what pupils see
 */
record StudyPage(
        List<SchoolClass> classes,
        @Nullable UUID chosen,
        SearchWords search,
        List<Tile> recent,
        List<Shelf> shelves,
        List<Reviewable> reviews,
        boolean preview) {

    /**
     * One material to tap.
     *
     * @param classId the class through which it opens; null: the hub chooses
     * @param classTitle to tell it apart by; null: that is clear from where it stands
     */
    record Tile(
            Material material,
            @Nullable UUID classId,
            @Nullable String classTitle) {}

    /** @param title the class's; null: these are every class's */
    record Shelf(@Nullable String title, List<Tile> tiles) {}

    static StudyPage blank(SearchWords search) {
        return new StudyPage(List.of(), null, search, List.of(), List.of(), List.of(), false);
    }

    public boolean empty() {
        return recent.isEmpty() && shelves.isEmpty();
    }

    /** The materials that are shown. */
    Stream<Material> materials() {
        return Stream.concat(recent.stream(), shelves.stream().flatMap(shelf -> shelf.tiles().stream()))
                .map(Tile::material);
    }
}
