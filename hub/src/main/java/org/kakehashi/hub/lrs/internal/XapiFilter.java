package org.kakehashi.hub.lrs.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.internal.protocol.AlternateForm;
import org.kakehashi.hub.lrs.internal.protocol.AlternateRequest;
import org.kakehashi.hub.lrs.internal.protocol.CrossOrigin;
import org.kakehashi.hub.lrs.internal.protocol.LrsProperties;
import org.kakehashi.hub.lrs.internal.protocol.XapiPaths;
import org.kakehashi.hub.lrs.internal.query.ConsistentThrough;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What holds for every xAPI request, errors included (1.0.3 part 3): pages of other origins may call (CORS), a form that stands
 * for another request is turned into it (1.3), the version is agreed on and told (3.3), and answers of the Statement Resource say
 * through when they are complete (2.1.3). It comes before whatever else may refuse a request, such as the bound on bodies.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class XapiFilter extends OncePerRequestFilter {
    /**
     * Documents and attachments are of any type, and any site may have a browser ask for its own by a form: what is in them must not run
     * under the hub's address.
     */
    private static final String SHOW_NOTHING = "default-src 'none'; sandbox";

    /** Forms are read before anybody is authenticated, so only so many at once. */
    private static final int FORMS_AT_ONCE = 32;

    private final LrsProperties properties;
    private final ConsistentThrough consistentThrough;
    private final Semaphore forms = new Semaphore(FORMS_AT_ONCE);

    XapiFilter(LrsProperties properties, ConsistentThrough consistentThrough) {
        this.properties = properties;
        this.consistentThrough = consistentThrough;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return !path.equals(XapiPaths.BASE) && !path.startsWith(XapiPaths.BASE + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath();
        SpecVersion told = XapiPaths.versionOf(path).orElse(properties.defaultVersion());
        response.setHeader(XapiPaths.VERSION_HEADER, told.header());
        response.setHeader("Content-Security-Policy", SHOW_NOTHING);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (XapiPaths.isStatements(path)) {
            response.setHeader(XapiPaths.CONSISTENT_THROUGH, consistentThrough.text());
        }
        if (CrossOrigin.answers(request, response)) {
            return;
        }
        boolean form = AlternateForm.isAlternate(request) && !saysVersion2(request);
        if (form && !forms.tryAcquire()) {
            ProblemWriter.write(
                    response, ErrorCode.UNAVAILABLE, "Too many forms at once. Send the same again shortly.");
        } else if (form) {
            serveForm(request, response, chain);
        } else {
            serve(request, response, chain);
        }
    }

    private void serveForm(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            AlternateForm form;
            try {
                form = AlternateForm.read(request, (int) properties.maxForm().toBytes());
            } catch (HubException e) {
                ProblemWriter.write(response, e.code(), e.detail());
                return;
            }
            serve(new AlternateRequest(request, form), response, chain);
        } finally {
            forms.release();
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath();
        Optional<SpecVersion> agreed = agreed(request);
        if (agreed.isEmpty() && !XapiPaths.isAbout(path)) {
            ProblemWriter.write(response, ErrorCode.INVALID_REQUEST, wanted(request));
            return;
        }
        SpecVersion version = agreed.or(() -> XapiPaths.versionOf(path)).orElse(properties.defaultVersion());
        response.setHeader(XapiPaths.VERSION_HEADER, version.header());
        if (version == SpecVersion.V2_0_0
                && (request instanceof AlternateRequest || AlternateForm.isAlternate(request))) {
            ProblemWriter.write(
                    response,
                    ErrorCode.INVALID_REQUEST,
                    "xAPI 2.0 has no requests with the parameter method. Use the method itself, or 1.0.3.");
            return;
        }
        request.setAttribute(XapiPaths.VERSION, version);
        chain.doFilter(request, response);
    }

    private static boolean saysVersion2(HttpServletRequest request) {
        return XapiPaths.versionOf(request.getServletPath()).equals(Optional.of(SpecVersion.V2_0_0))
                || agreed(request).equals(Optional.of(SpecVersion.V2_0_0));
    }

    /** The version that the request names, if its base allows it. */
    private static Optional<SpecVersion> agreed(HttpServletRequest request) {
        Optional<SpecVersion> fixed = XapiPaths.versionOf(request.getServletPath());
        String header = request.getHeader(XapiPaths.VERSION_HEADER);
        return header == null
                ? Optional.empty()
                : SpecVersion.ofHeader(header.strip()).filter(version -> fixed.isEmpty() || fixed.get() == version);
    }

    private static String wanted(HttpServletRequest request) {
        @Nullable String header = request.getHeader(XapiPaths.VERSION_HEADER);
        String versions = XapiPaths.versionOf(request.getServletPath())
                .map(SpecVersion::header)
                .orElse("1.0.3 or 2.0.0");
        String problem = header == null ? "is missing" : "names a version that this address doesn't speak";
        return "The header " + XapiPaths.VERSION_HEADER + " " + problem + ". Send " + versions + ".";
    }
}
