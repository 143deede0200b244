package org.kakehashi.hub.lrs.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kakehashi.hub.access.Public;
import org.kakehashi.hub.lrs.internal.protocol.Parameters;
import org.kakehashi.hub.lrs.internal.protocol.XapiPaths;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The About Resource (1.0.3 part 3, 2.8): which versions the store speaks. */
@RestController
class AboutController {
    private static final Map<String, Object> ABOUT = Map.of(
            "version",
            List.of("2.0.0", "1.0.3", "1.0.2", "1.0.1", "1.0.0"),
            "extensions",
            Map.of("https://kakehashi.example/xapi/extensions/implementation", "Kakehashi"));

    @GetMapping({
        XapiPaths.BASE + XapiPaths.ABOUT,
        XapiPaths.BASE_1 + XapiPaths.ABOUT,
        XapiPaths.BASE_2 + XapiPaths.ABOUT
    })
    @Public("xAPI 1.0.3 part 3, 2.8: a client asks before it knows anything of the store")
    ResponseEntity<Map<String, Object>> about(HttpServletRequest request) {
        new Parameters(request, Set.of());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(ABOUT);
    }
}
