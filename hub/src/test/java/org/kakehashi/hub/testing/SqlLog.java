package org.kakehashi.hub.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statements that are sent to the database while it is open, with the thread that sends each. */
public final class SqlLog implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    private final List<Sent> all = new CopyOnWriteArrayList<>();
    private final boolean additive = logger.isAdditive();
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getMessage().startsWith("Executing prepared SQL statement")) {
                // By its id: virtual threads may have no names.
                all.add(new Sent(Thread.currentThread().threadId(), event.getMessage()));
            }
        }
    };

    private record Sent(long thread, String sql) {}

    /** Listens from now on. */
    public SqlLog() {
        listener.start();
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        logger.addAppender(listener);
    }

    /** The statements of the one request that sent a statement with that in it; what goes on beside it isn't counted. */
    public List<String> ofRequestWith(String part) {
        long thread = all.stream()
                .filter(sent -> sent.sql().contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No statement with " + part))
                .thread();
        return all.stream()
                .filter(sent -> sent.thread() == thread)
                .map(Sent::sql)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(listener);
        logger.setLevel(null);
        logger.setAdditive(additive);
    }
}
