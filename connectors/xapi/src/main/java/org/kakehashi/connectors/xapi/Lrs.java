package org.kakehashi.connectors.xapi;

import java.io.IOException;
import java.net.http.HttpRequest;
import org.kakehashi.connectors.http.Answer;
import org.kakehashi.connectors.http.Requests;
import org.kakehashi.connectors.http.SignedRequests;
import org.kakehashi.connectors.http.TokenRefused;

/** Requests to the other store, with the version's header and the credentials. */
final class Lrs {
    private final SignedRequests requests;
    private final Remote remote;

    Lrs(Requests requests, Remote remote) {
        this.requests = new SignedRequests(requests, remote.credentials());
        this.remote = remote;
    }

    /** As {@link Requests#once}. */
    Answer once(HttpRequest.Builder request, int most) throws IOException, InterruptedException {
        try {
            return requests.once(versioned(request), most);
        } catch (TokenRefused refused) {
            return refusal(refused);
        }
    }

    /** As {@link Requests#patiently}. */
    Answer patiently(HttpRequest.Builder request, int most) throws IOException, InterruptedException {
        try {
            return requests.patiently(versioned(request), most);
        } catch (TokenRefused refused) {
            return refusal(refused);
        }
    }

    private HttpRequest.Builder versioned(HttpRequest.Builder request) {
        return request.setHeader("X-Experience-API-Version", remote.version());
    }

    /** What stands for the store's answer, which nobody came to ask for. */
    private static Answer refusal(TokenRefused refused) throws IOException {
        Answer answer = refused.answer();
        if (answer.ok()) {
            throw new IOException("The token endpoint's answer has no access_token.");
        }
        // A token endpoint says 400 to a client that it doesn't know or doesn't let in (RFC 6749, 5.2).
        return answer.status() == 400 ? new Answer(401, answer.headers(), answer.body(), answer.cut()) : answer;
    }
}
