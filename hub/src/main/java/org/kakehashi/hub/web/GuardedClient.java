package org.kakehashi.hub.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The way to addresses that somebody named: http and https to public ones, with a time and a size limit, following no redirect
 * (the caller sees it and asks anew, so that each address is checked).
 *
 * <p>The host is looked up for the check, by the JDK for the connection, and for another check once the answer begins. The JDK remembers what it
 * connected to for 30 seconds, longer than a request may take, so a name that changes in between (DNS rebinding) is found out by the
 * second check, and nothing of the answer is told.
 */
public final class GuardedClient {
    private final HttpClient client;
    private final Limits limits;
    private final InternalAddresses.Lookup lookup;

    /** One with these limits. */
    public GuardedClient(Limits limits) {
        this(limits, InetAddress::getAllByName);
    }

    GuardedClient(Limits limits, InternalAddresses.Lookup lookup) {
        this.limits = limits;
        this.lookup = lookup;
        this.client = HttpClient.newBuilder()
                .connectTimeout(limits.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * What a request may take.
     *
     * @param settings where these are set, for messages
     * @param timeout for connecting, for a response to begin, and for it to go on; in {@link #fetch} for all of it
     * @param maxResponse most bytes of a response
     * @param allowLoopback whether this machine's own addresses may be reached
     */
    public record Limits(String settings, Duration timeout, long maxResponse, boolean allowLoopback) {}

    /** Sends; the body comes as it is read. */
    public HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(
                checked(request),
                info -> BodySubscribers.mapping(BodySubscribers.ofInputStream(), in -> new BoundedBody(in, limits)));
        try {
            refuseInternal(request);
        } catch (IOException e) {
            answer.body().close();
            throw e;
        }
        return answer;
    }

    /** Sends, and reads the whole body within the time limit. */
    public HttpResponse<byte[]> fetch(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                checked(request), BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.maxResponse()));
        try {
            HttpResponse<byte[]> response = answer.get(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
            refuseInternal(request);
            return response;
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("The response took too long (" + limits.settings() + ".timeout).");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    Objects.requireNonNullElse(
                            cause.getMessage(), cause.getClass().getSimpleName()),
                    e);
        }
    }

    private HttpRequest checked(HttpRequest request) throws IOException {
        refuseInternal(request);
        return request.timeout().isPresent()
                ? request
                : HttpRequest.newBuilder(request, (name, value) -> true)
                        .timeout(limits.timeout())
                        .build();
    }

    private void refuseInternal(HttpRequest request) throws IOException {
        InternalAddresses.refuse(request.uri(), limits.allowLoopback(), lookup);
    }
}
