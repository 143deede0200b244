package org.kakehashi.conformance.xapi;

import java.util.List;
import org.kakehashi.conformance.xapi.data.Section22Formatting;
import org.kakehashi.conformance.xapi.data.Section22Places;

/** All sections, in the order of the specification. */
final class Sections {
    static final List<Section> ALL = List.of(new Section22Formatting(), new Section22Places());

    private Sections() {}
}
