package org.kakehashi.hub.access.internal.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets no API client make more requests than it may, a minute's worth at once. Launches' tokens have no limit. */
@Component
public class RateLimits extends OncePerRequestFilter {
    private static final int CLIENTS = 10_000;
    private static final long NANOS = 1_000_000_000;

    private record Limit(int perMinute, Bucket bucket) {}

    private final Cache<UUID, Limit> limits = Caffeine.newBuilder()
            .maximumSize(CLIENTS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final RateLimitProperties properties;
    private final Counter refused;

    RateLimits(RateLimitProperties properties, MeterRegistry metrics) {
        this.properties = properties;
        this.refused = Counter.builder("hub.clients.refused")
                .description("requests of API clients beyond their limit")
                .register(metrics);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known != null
                && known.getPrincipal() instanceof ClientCaller client
                && client.limits() == null
                && !isWithin(client, response)) {
            refused.increment();
            ProblemWriter.write(
                    request,
                    response,
                    ErrorCode.TOO_MANY_REQUESTS,
                    "This client has made as many requests as it may. Come again after Retry-After seconds.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isWithin(ClientCaller client, HttpServletResponse response) {
        Integer own = client.rules().requestsPerMinute();
        int perMinute = own == null ? properties.requestsPerMinute() : own;
        if (perMinute == 0) {
            return true;
        }
        Limit limit = limits.asMap()
                .compute(
                        client.clientId(),
                        (id, before) -> before != null && before.perMinute() == perMinute ? before : limit(perMinute));
        ConsumptionProbe probe = limit.bucket().tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Limit", Integer.toString(perMinute));
        response.setHeader("RateLimit-Remaining", Long.toString(probe.getRemainingTokens()));
        if (!probe.isConsumed()) {
            long seconds = Math.ceilDiv(probe.getNanosToWaitForRefill(), NANOS);
            response.setHeader("RateLimit-Reset", Long.toString(seconds));
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        return probe.isConsumed();
    }

    private static Limit limit(int perMinute) {
        return new Limit(
                perMinute,
                Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
    }
}
