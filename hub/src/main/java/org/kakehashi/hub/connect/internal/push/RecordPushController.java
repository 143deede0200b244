package org.kakehashi.hub.connect.internal.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.connect.ConnectProperties;
import org.kakehashi.hub.connect.internal.queue.ImportRequests;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/records/{kind}}: systems push records instead of being asked for them. */
@RestController
class RecordPushController {
    /** Kinds that a client needs a permission of their own for: health and guidance. */
    private static final Set<RecordKind> SENSITIVE =
            EnumSet.of(RecordKind.NURSE_VISIT, RecordKind.HEALTH_CHECK, RecordKind.GUIDANCE, RecordKind.SUPPORT_CENTRE);

    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
    private static final Duration KEPT = Duration.ofDays(7);
    // A body is read into memory.
    private static final int AT_ONCE = 4;
    private static final int AT_ONCE_OF_A_CLIENT = 2;
    private static final int SECONDS_TO_WAIT = 30;

    private final RecordPush pushes;
    private final PushStore store;
    private final Tenants tenants;
    private final TenantTransactions transactions;
    private final Duration longestBody;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Map<String, Semaphore> placesOf = new ConcurrentHashMap<>();

    RecordPushController(
            RecordPush pushes,
            PushStore store,
            Tenants tenants,
            TenantTransactions transactions,
            ConnectProperties properties) {
        this.longestBody = properties.longestBody();
        this.pushes = pushes;
        this.store = store;
        this.tenants = tenants;
        this.transactions = transactions;
    }

    @PostMapping(path = "/api/v1/records/{kind}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.PUSH_RECORDS)
    String push(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String kind,
            @RequestParam String source,
            @RequestParam(required = false) @Nullable String purpose,
            @RequestParam(required = false) @Nullable String rosterSource,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request)
            throws IOException, InterruptedException {
        RecordKind pushed = kindFor(caller, kind);
        ImportRequests.checkSource("source", source);
        if (rosterSource != null) {
            ImportRequests.checkSource("rosterSource", rosterSource);
        }
        if (key == null || !KEY.matcher(key).matches()) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST,
                    "Idempotency-Key: this header is needed, 1 to 200 ASCII characters without spaces, new for each batch.");
        }
        String goal = purposeOf(caller, purpose);
        return inAPlace(caller.auditName(), () -> {
            MessageDigest sha = sha256();
            sha.update(String.join("\0", kind, source, goal, String.valueOf(rosterSource), "")
                    .getBytes(UTF_8));
            List<PushedRow> rows = read(pushed, request.getInputStream(), sha);
            return pushes.push(new RecordPush.Batch(
                    caller.tenantId(),
                    pushed,
                    source,
                    goal,
                    rosterSource,
                    key,
                    HexFormat.of().formatHex(sha.digest()),
                    caller.auditName(),
                    rows));
        });
    }

    /** A client that sends slowly takes its own places only, and leaves some to others. */
    private String inAPlace(String client, Work work) throws IOException, InterruptedException {
        Semaphore own = placesOf.computeIfAbsent(client, one -> new Semaphore(AT_ONCE_OF_A_CLIENT, true));
        acquire(own);
        try {
            acquire(places);
            try {
                return work.run();
            } finally {
                places.release();
            }
        } finally {
            own.release();
        }
    }

    /** Reads a batch and applies it. */
    @FunctionalInterface
    private interface Work {
        String run() throws IOException;
    }

    private static void acquire(Semaphore places) throws InterruptedException {
        if (!places.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
            throw new HubException(ErrorCode.UNAVAILABLE, "Too many batches come at once. Send it again later.");
        }
    }

    private static RecordKind kindFor(Caller caller, String name) {
        RecordKind kind = RecordKind.named(name)
                .orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, "There is no kind of record of that name."));
        if (SENSITIVE.contains(kind) && !caller.permissions().contains(Permission.PUSH_SENSITIVE_RECORDS)) {
            throw new HubException(ErrorCode.FORBIDDEN, "This kind needs the scope records/write/sensitive.");
        }
        return kind;
    }

    private static String purposeOf(Caller caller, @Nullable String wanted) {
        String own = caller instanceof ClientCaller client ? client.purpose() : null;
        if (own != null && wanted != null && !own.equals(wanted)) {
            throw new HubException(ErrorCode.FORBIDDEN, "purpose: this client's own is " + own + ".");
        }
        String goal = own == null ? wanted : own;
        return goal == null ? Purposes.SCHOOL_AFFAIRS : goal;
    }

    private List<PushedRow> read(RecordKind kind, InputStream body, MessageDigest sha) throws IOException {
        try (InputStream digested = new DigestInputStream(new TimedBody(body, longestBody), sha)) {
            return PushedRows.read(kind, digested);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Answers are kept for a week, for a sender that didn't get them. */
    @Scheduled(cron = "0 41 * * * *")
    void forget() {
        tenants.all()
                .forEach(tenant -> transactions.run(tenant.tenantId(), () -> store.forget(tenant.tenantId(), KEPT)));
    }
}
