package org.kakehashi.hub.access.internal.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AllowedActor;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.OnBehalfOf;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.RosterRelease;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/clients}: makes API clients, lists and revokes them. */
@RestController
@RequestMapping("/api/v1/clients")
@Requires(Permission.MANAGE_CLIENTS)
class ClientsApiController {
    private final ApiClients clients;
    private final MessageSource messages;

    ClientsApiController(ApiClients clients, MessageSource messages) {
        this.clients = clients;
        this.messages = messages;
    }

    /** Key and secret as Basic credentials have them; the secret is told this once. */
    record Made(UUID clientId, String key, String secret) {}

    /** A client without its secret. */
    record Told(
            UUID clientId,
            String name,
            List<String> scopes,
            List<AllowedActor> actors,
            List<String> activityPrefixes,
            List<String> verbs,
            @Nullable OnBehalfOf onBehalfOf,
            @Nullable String purpose,
            List<UUID> schools,
            @Nullable Integer requestsPerMinute,
            RosterRelease roster,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {
        static Told of(ApiClient client) {
            return new Told(
                    client.clientId(),
                    client.name(),
                    client.scopes(),
                    client.rules().actors(),
                    client.rules().activityPrefixes(),
                    client.rules().verbs(),
                    client.rules().onBehalfOf(),
                    client.rules().purpose(),
                    client.rules().schools(),
                    client.rules().requestsPerMinute(),
                    client.rules().release(),
                    client.createdAt(),
                    client.expiresAt(),
                    client.revokedAt());
        }
    }

    /** A page; {@code next} is the {@code before} of the next one, null behind the last. */
    record ClientList(List<Told> clients, @Nullable Long next) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made make(@AuthenticationPrincipal Caller caller, @RequestBody NewClient wanted) {
        return switch (clients.make(caller, wanted)) {
            case ApiClients.Outcome.Made(UUID clientId, String secret) ->
                new Made(clientId, clientId.toString(), secret);
            case ApiClients.Outcome.Rejected(List<ClientFault> faults) ->
                throw new HubException(ErrorCode.INVALID_REQUEST, told(faults));
        };
    }

    @GetMapping
    ClientList list(
            @AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        ApiClients.Page page = clients.list(caller, before);
        return new ClientList(page.clients().stream().map(Told::of).toList(), page.next() == 0 ? null : page.next());
    }

    @DeleteMapping("/{clientId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Caller caller, @PathVariable UUID clientId) {
        if (!clients.revoke(caller, clientId)) {
            throw new HubException(ErrorCode.NOT_FOUND, "There is no client with that id.");
        }
    }

    /** @param overlapDays how long the other secrets stay good, 0 to 30; null: 7 */
    record Rotation(@Nullable Integer overlapDays) {}

    /** A further secret, while the others stay good for a while. */
    @PostMapping("/{clientId}/secrets")
    @ResponseStatus(HttpStatus.CREATED)
    Made rotate(@AuthenticationPrincipal Caller caller, @PathVariable UUID clientId, @RequestBody Rotation wanted) {
        int days = wanted.overlapDays() == null ? 7 : wanted.overlapDays();
        if (days < 0 || days > 30) {
            throw new HubException(ErrorCode.INVALID_REQUEST, "overlapDays: from 0 to 30.");
        }
        String secret =
                clients.rotate(caller, clientId, Duration.ofDays(days)).orElseThrow(ClientsApiController::notFound);
        return new Made(clientId, clientId.toString(), secret);
    }

    @GetMapping("/{clientId}/secrets")
    List<ClientSecret> secrets(@AuthenticationPrincipal Caller caller, @PathVariable UUID clientId) {
        if (clients.find(caller, clientId).isEmpty()) {
            throw notFound();
        }
        return clients.secrets(caller, clientId);
    }

    @DeleteMapping("/{clientId}/secrets/{fingerprint}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSecret(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID clientId, @PathVariable String fingerprint) {
        if (!clients.endSecret(caller, clientId, fingerprint)) {
            throw notFound();
        }
    }

    private static HubException notFound() {
        return new HubException(ErrorCode.NOT_FOUND, "There is no such client or secret.");
    }

    private String told(List<ClientFault> faults) {
        return faults.stream()
                .map(fault -> fault.field() + ": " + messages.getMessage(fault.key(), null, Locale.ENGLISH))
                .collect(Collectors.joining(" "));
    }
}
