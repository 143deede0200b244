package org.kakehashi.hub.access.internal.guess;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kakehashi.hub.access.SourceAddress;
import org.springframework.security.authentication.AuthenticationDetailsSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Notes where a sign-in comes from; after a right password the browser is known for this account. */
@Component
public class Attempts extends SavedRequestAwareAuthenticationSuccessHandler
        implements AuthenticationDetailsSource<HttpServletRequest, Attempt> {
    private final KnownDevices devices;

    Attempts(KnownDevices devices) {
        this.devices = devices;
    }

    @Override
    public Attempt buildDetails(HttpServletRequest request) {
        return new Attempt(
                slug(request), SourceAddress.of(request.getRemoteAddr()), devices.find(request, account(request)));
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        devices.remember(request, response, account(request));
        super.onAuthenticationSuccess(request, response, authentication);
    }

    private static String account(HttpServletRequest request) {
        // As the filter that reads the form does.
        String name = String.valueOf(request.getParameter("loginName")).trim();
        return Attempt.account(slug(request), name);
    }

    private static String slug(HttpServletRequest request) {
        return String.valueOf(request.getParameter("tenant"));
    }
}
