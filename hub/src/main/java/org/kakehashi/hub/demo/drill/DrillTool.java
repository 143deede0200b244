package org.kakehashi.hub.demo.drill;

import java.time.InstantSource;
import java.util.List;
import org.kakehashi.hub.demo.study.Attempt;
import org.kakehashi.hub.demo.study.Catalogue;
import org.kakehashi.hub.demo.tool.Tool;

/** The demo drill: the units of the {@link Catalogue}, question by question. */
public final class DrillTool implements Tool {
    private final Catalogue catalogue;
    private final InstantSource clock;

    public DrillTool(Catalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "drill";
    }

    @Override
    public String section() {
        return "units";
    }

    @Override
    public List<Offer> offers() {
        return catalogue.units().stream()
                .map(unit -> new Offer(unit.id(), unit.title(), unit.gradeName() + " " + unit.subject()))
                .toList();
    }

    @Override
    public Session open(String offerId, Visit visit) {
        var grant = visit.grant();
        var attempt = new Attempt(
                grant.registration(), grant.actor(), catalogue.unit(offerId).orElseThrow());
        return new StudyRun(attempt, visit.recorder(), visit.returnUrl(), clock);
    }
}
