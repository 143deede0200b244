package org.kakehashi.hub.lrs.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.internal.protocol.LrsProperties;
import org.kakehashi.hub.lrs.internal.protocol.XapiPaths;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What holds for every xAPI request, errors included (1.0.3 part 3, 3.3 and 2.1.3): the version is agreed on and told, and
 * answers of the Statement Resource say through when they are complete.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class XapiFilter extends OncePerRequestFilter {
    private static final String CONSISTENT_THROUGH = "X-Experience-API-Consistent-Through";

    private final LrsProperties properties;
    private final ConsistentThrough consistentThrough;

    XapiFilter(LrsProperties properties, ConsistentThrough consistentThrough) {
        this.properties = properties;
        this.consistentThrough = consistentThrough;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.equals(XapiPaths.BASE) && !path.startsWith(XapiPaths.BASE + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SpecVersion> fixed = XapiPaths.versionOf(request.getRequestURI());
        String header = request.getHeader(XapiPaths.VERSION_HEADER);
        Optional<SpecVersion> asked = header == null ? Optional.empty() : SpecVersion.ofHeader(header.strip());
        Optional<SpecVersion> agreed = asked.filter(version -> fixed.isEmpty() || fixed.get() == version);
        SpecVersion told = agreed.or(() -> fixed).orElse(properties.defaultVersion());
        response.setHeader(XapiPaths.VERSION_HEADER, told.header());
        if (XapiPaths.isStatements(request.getRequestURI())) {
            response.setHeader(CONSISTENT_THROUGH, consistentThrough.text());
        }
        if (agreed.isEmpty() && !XapiPaths.isAbout(request.getRequestURI())) {
            ProblemWriter.write(response, ErrorCode.INVALID_REQUEST, wanted(header, fixed));
            return;
        }
        request.setAttribute(XapiPaths.VERSION, told);
        chain.doFilter(request, response);
    }

    private static String wanted(@Nullable String header, Optional<SpecVersion> fixed) {
        String versions = fixed.map(SpecVersion::header).orElse("1.0.3 or 2.0.0");
        String problem = header == null ? "is missing" : "names a version that this address doesn't speak";
        return "The header " + XapiPaths.VERSION_HEADER + " " + problem + ". Send " + versions + ".";
    }
}
