package org.kakehashi.hub.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;

class RecentCallersTest {
    private static final byte[] HASH = {1, 2, 3};
    private static final ClientCaller CALLER =
            new ClientCaller(1, UUID.randomUUID(), "drill", EnumSet.noneOf(Permission.class), null);

    private final RecentCallers recent = new RecentCallers();
    private final AtomicInteger loads = new AtomicInteger();
    private Optional<RecentCallers.Known> inDatabase = Optional.of(new RecentCallers.Known(CALLER, Instant.MAX));

    private Optional<ClientCaller> find() {
        return recent.find(HASH.clone(), () -> {
            loads.incrementAndGet();
            return inDatabase;
        });
    }

    @Test
    void aCallerIsLookedUpOnce() {
        assertThat(find()).contains(CALLER);
        assertThat(find()).contains(CALLER);
        assertThat(loads).hasValue(1);
    }

    @Test
    void whatIsRevokedIsForgotten() {
        find();
        inDatabase = Optional.empty();
        recent.forgetAfterCommit();
        assertThat(find()).isEmpty();
    }

    @Test
    void aLookUpThatSawWhatIsRevokedMeanwhileIsNotRemembered() {
        recent.find(HASH, () -> {
            Optional<RecentCallers.Known> before = inDatabase;
            inDatabase = Optional.empty();
            recent.forgetAfterCommit();
            return before;
        });
        assertThat(find()).isEmpty();
    }

    @Test
    void anExpiredCredentialIsNoLongerGood() {
        inDatabase = Optional.of(new RecentCallers.Known(CALLER, Instant.now().minusMillis(1)));
        assertThat(find()).isEmpty();
        assertThat(find()).isEmpty();
    }

    @Test
    void whatIsUnknownMayBeIssuedTheNextMoment() {
        Optional<RecentCallers.Known> issued = inDatabase;
        inDatabase = Optional.empty();
        assertThat(find()).isEmpty();
        inDatabase = issued;
        assertThat(find()).contains(CALLER);
    }
}
