package org.kakehashi.connectors.xapi;

import java.io.IOException;
import java.net.http.HttpRequest;
import org.kakehashi.connectors.http.Answer;
import org.kakehashi.connectors.http.Requests;
import org.kakehashi.connectors.http.SignedRequests;
import org.kakehashi.connectors.http.TokenRefused;

/** Requests to the other store, with the version's header and the credentials. */
final class Lrs {
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;

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

    /**
     * What stands for the store's answer, which nobody came to ask for: that it is out of order, or lets nobody in. The token endpoint's
     * own status would pass for the store's word about what was sent.
     */
    private static Answer refusal(TokenRefused refused) throws IOException {
        Answer answer = refused.answer();
        if (answer.ok()) {
            throw new IOException("The token endpoint's answer has no access_token.");
        }
        int status = answer.passes() ? UNAVAILABLE : UNAUTHORIZED;
        return new Answer(status, answer.headers(), answer.body(), answer.cut());
    }
}
