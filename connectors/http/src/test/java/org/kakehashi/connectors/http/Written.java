package org.kakehashi.connectors.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Hands on the text of a request's body, which is one buffer. */
record Written(Consumer<String> text) implements Flow.Subscriber<ByteBuffer> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer item) {
        text.accept(UTF_8.decode(item).toString());
    }

    @Override
    public void onError(Throwable broken) {
        throw new AssertionError(broken);
    }

    @Override
    public void onComplete() {
        // All of it was handed on.
    }
}
