package org.kakehashi.hub.demo.textbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.kakehashi.hub.demo.study.Table;
import org.kakehashi.hub.demo.study.Unit;

/** The chapters, as {@code demo/textbook.csv} has them: a row a page. */
final class Chapters {
    private Chapters() {}

    static List<Chapter> load() {
        var chapters = new LinkedHashMap<String, Chapter>();
        for (var row : Table.read("textbook.csv")) {
            chapters.computeIfAbsent(
                            row.get("chapter"),
                            id -> new Chapter(
                                    id,
                                    row.get("chapterTitle"),
                                    Unit.gradeName(row.get("grade")),
                                    row.get("subject"),
                                    new ArrayList<>()))
                    .pages()
                    .add(new Chapter.Page(
                            row.get("heading"), List.of(row.get("passages").split("\\|"))));
        }
        return List.copyOf(chapters.values());
    }
}
