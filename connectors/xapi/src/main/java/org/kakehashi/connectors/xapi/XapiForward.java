package org.kakehashi.connectors.xapi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.http.Patience;
import org.kakehashi.connectors.http.Requests;
import org.kakehashi.connectors.http.SettingReader;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.statements.Delivery;
import org.kakehashi.connectors.spi.statements.ForwardedStatement;
import org.kakehashi.connectors.spi.statements.StatementSink;

/** Posts statements to another store (1.0.3 part 3, 2.1.2); their ids make it harmless to do so twice. */
final class XapiForward implements StatementSink {
    private static final int USUAL_BATCH = 100;
    private static final int LARGEST_BATCH = 1000;

    private final ConnectorContext context;
    private final Patience patience;
    private @Nullable Posting posting;

    XapiForward(ConnectorContext context, Patience patience) {
        this.context = context;
        this.patience = patience;
    }

    @Override
    public Delivery forward(List<ForwardedStatement> batch) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        List<Finding> findings = new ArrayList<>();
        Posting ready = posting == null ? open(findings) : posting;
        if (ready == null) {
            return Delivery.nothing(new Delivery.Later(null, findings.getFirst()));
        }
        posting = ready;
        return new Sending(ready).send(batch);
    }

    private @Nullable Posting open(List<Finding> findings) {
        SettingReader settings = new SettingReader(context.settings(), findings::add);
        Remote remote = Remote.of(settings);
        int size = settings.number(XapiSetting.BATCH_SIZE, USUAL_BATCH, 1, LARGEST_BATCH);
        return remote == null || !settings.isSound()
                ? null
                : new Posting(new Lrs(new Requests(context.http(), patience, Thread::sleep), remote), remote, size);
    }

    @Override
    public void close() {
        posting = null;
    }
}
