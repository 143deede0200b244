package org.kakehashi.hub.access.internal.guess;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SecretBox;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** An encrypted cookie that tells to which accounts a browser has signed in by password. It opens nothing. */
@Component
class KnownDevices {
    /** What was sealed for another use doesn't begin so. */
    private static final String KIND = "device";

    private static final int ACCOUNTS = 8;
    private static final Duration LIFE = Duration.ofDays(180);
    private static final int LONGEST = 1000;

    private final SecretBox box;
    private final HubProperties hub;

    KnownDevices(SecretBox box, HubProperties hub) {
        this.box = box;
        this.hub = hub;
    }

    /** The device's id where it knows the account, else null. */
    @Nullable
    String find(HttpServletRequest request, String account) {
        List<String> known = read(request);
        return known.size() > 2 && known.subList(2, known.size()).contains(account) ? known.get(1) : null;
    }

    void remember(HttpServletRequest request, HttpServletResponse response, String account) {
        List<String> known = read(request);
        List<String> next = new ArrayList<>();
        next.add(KIND);
        next.add(known.isEmpty() ? UUID.randomUUID().toString() : known.get(1));
        next.add(account);
        known.stream()
                .skip(2)
                .filter(other -> !other.equals(account))
                .limit(ACCOUNTS - 1L)
                .forEach(next::add);
        byte[] sealed = box.seal(String.join("\n", next).getBytes(StandardCharsets.UTF_8));
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(
                                name(), Base64.getUrlEncoder().withoutPadding().encodeToString(sealed))
                        .path("/")
                        .httpOnly(true)
                        .secure(hub.secure())
                        .sameSite("Lax")
                        .maxAge(LIFE)
                        .build()
                        .toString());
    }

    private List<String> read(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, name());
        if (cookie == null || Objects.requireNonNullElse(cookie.getValue(), "").length() > LONGEST) {
            return List.of();
        }
        try {
            String text =
                    new String(box.open(Base64.getUrlDecoder().decode(cookie.getValue())), StandardCharsets.UTF_8);
            List<String> lines = Arrays.asList(text.split("\n", -1));
            return lines.size() > 2 && lines.getFirst().equals(KIND) ? lines : List.of();
        } catch (IllegalArgumentException | IllegalStateException | ArrayIndexOutOfBoundsException e) {
            // Altered, or of an earlier master key: a browser like any other.
            return List.of();
        }
    }

    private String name() {
        return hub.secure() ? "__Host-kakehashi-device" : "kakehashi-device";
    }
}
