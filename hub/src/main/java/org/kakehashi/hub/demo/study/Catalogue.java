package org.kakehashi.hub.demo.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/** The demo drill's units and questions, read from {@code demo/units.csv} and {@code demo/items.csv}. */
public final class Catalogue {
    private final List<Unit> units;
    private final Map<String, Unit> byId;

    private Catalogue(List<Unit> units) {
        this.units = units;
        this.byId = units.stream().collect(Collectors.toMap(Unit::id, Function.identity()));
    }

    /** Reads the catalogue that is packed with the hub. */
    public static Catalogue load() {
        var items = Table.read("items.csv").stream().map(Catalogue::item).collect(Collectors.groupingBy(Item::unitId));
        return new Catalogue(Table.read("units.csv").stream()
                .map(row -> new Unit(
                        row.get("unit"),
                        row.get("grade"),
                        row.get("subject"),
                        row.get("title"),
                        row.get("purpose"),
                        items.getOrDefault(row.get("unit"), List.of())))
                .toList());
    }

    /** Every unit, lower grades first. */
    public List<Unit> units() {
        return units;
    }

    /** The unit of that name, if there is one. */
    public Optional<Unit> unit(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The units of one grade in the order in which the year takes them. */
    public List<Unit> ofGrade(String grade) {
        return units.stream().filter(unit -> unit.grade().equals(grade)).toList();
    }

    private static Item item(CSVRecord row) {
        return new Item(
                row.get("unit"),
                Integer.parseInt(row.get("order")),
                Item.Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
                row.get("prompt"),
                row.get("answer"),
                Arrays.asList(row.get("wrong").split(" \\| ")));
    }
}
