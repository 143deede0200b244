package org.kakehashi.hub.lti.internal.material;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.Window;

/**
 * What is added to a class, already checked.
 *
 * @param address what is opened; null: a text
 * @param custom parameters of a tool's link
 * @param lineItem of a tool's link; null: it wishes for none
 */
public record NewMaterial(
        Material.Kind kind,
        String title,
        @Nullable String description,
        @Nullable String address,
        @Nullable String iconUri,
        Map<String, String> custom,
        Window available,
        Window submission,
        Presentation presentation,
        @Nullable LineItemWish lineItem) {

    /**
     * How the tool wants its link to be opened.
     *
     * @param width of the frame, in CSS pixels
     * @param height of the frame
     * @param windowName of the tab
     * @param windowFeatures of the window
     */
    public record Presentation(
            DocumentTarget target,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String windowName,
            @Nullable String windowFeatures) {}
}
