package org.kakehashi.hub.lrs.internal.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.internal.statement.Attachment;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.beans.factory.annotation.Autowired;

/** Uploads on their way to attachments: claimed or swept, and removed once nothing uses them. */
@HubTest
class AttachmentStoreTest {
    private static final String SHA2 = "ab".repeat(32);
    private static final byte[] BYTES = "part".getBytes(UTF_8);

    @Autowired
    TestTenants tenants;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    AttachmentStore store;

    @Autowired
    LeftoverStore leftovers;

    @Autowired
    AttachmentSweeper sweeper;

    private int tenantId;

    @BeforeEach
    void tenant() {
        tenantId = tenants.create().id();
    }

    private void link(long seq, @Nullable Long contentId) {
        AttachmentLinks links = new AttachmentLinks();
        links.add(
                seq,
                List.of(new Attachment("https://u.example", "text/plain", 4, SHA2, false, false)),
                Map.of(SHA2, new AttachmentContent(contentId, BYTES.length)));
        transactions.run(tenantId, () -> store.link(tenantId, links));
    }

    private long count(String table) {
        return owner.jdbc()
                .sql("select count(*) from " + table + " where tenant_id = ?")
                .param(tenantId)
                .query(Long.class)
                .single();
    }

    private void age() {
        owner.jdbc()
                .sql("update attachment_upload set last_part_at = now() - interval '61 minutes' where tenant_id = ?")
                .param(tenantId)
                .update();
    }

    @Test
    void onlyLeftoversOfAnHourAreSwept() {
        long kept = store.begin(tenantId, BYTES);
        link(1, kept);
        long old = store.begin(tenantId, BYTES);
        store.append(tenantId, old, 1, BYTES);
        age();
        long fresh = store.begin(tenantId, BYTES);
        sweeper.sweep();
        assertThat(store.part(tenantId, old, 0)).isEmpty();
        assertThat(store.part(tenantId, old, 1)).isEmpty();
        assertThat(store.part(tenantId, fresh, 0)).contains(BYTES);
        assertThat(store.part(tenantId, kept, 0)).contains(BYTES);
        assertThat(count("attachment_upload")).isOne();
    }

    @Test
    void anotherPartKeepsTheSweeperAway() {
        long upload = store.begin(tenantId, BYTES);
        age();
        store.append(tenantId, upload, 1, BYTES);
        sweeper.sweep();
        assertThat(store.part(tenantId, upload, 0)).contains(BYTES);
    }

    @Test
    void whatWasSweptCanNeitherGrowNorBeClaimed() {
        long upload = store.begin(tenantId, BYTES);
        age();
        assertThat(leftovers.sweep(Duration.ofHours(1))).isPositive();
        assertThatThrownBy(() -> store.append(tenantId, upload, 1, BYTES))
                .satisfies(AttachmentStoreTest::isUnavailable);
        assertThatThrownBy(() -> link(1, upload)).satisfies(AttachmentStoreTest::isUnavailable);
        assertThat(count("attachment")).isZero();
        assertThat(count("attachment_content")).isZero();
    }

    private static void isUnavailable(Throwable thrown) {
        assertThat(thrown).isInstanceOfSatisfying(HubException.class, it -> assertThat(it.code())
                .isEqualTo(ErrorCode.UNAVAILABLE));
    }

    @Test
    void theSecondOfTheSameHashIsLeftToTheSweeper() {
        long first = store.begin(tenantId, BYTES);
        long second = store.begin(tenantId, BYTES);
        link(1, first);
        link(2, second);
        assertThat(store.of(tenantId, List.of(1L, 2L)))
                .containsExactly(new StoredAttachment(SHA2, "text/plain", first, BYTES.length));
        assertThat(count("attachment_upload")).isOne();
        age();
        sweeper.sweep();
        assertThat(store.part(tenantId, first, 0)).contains(BYTES);
        assertThat(store.part(tenantId, second, 0)).isEmpty();
    }

    @Test
    void whatNoStatementUsesCanBeRemoved() {
        link(1, store.begin(tenantId, BYTES));
        link(2, null);
        for (long seq = 1; seq <= 2; seq++) {
            assertThat(remove()).isZero();
            owner.jdbc()
                    .sql("delete from statement_attachment where tenant_id = ? and seq = ?")
                    .param(tenantId)
                    .param(seq)
                    .update();
        }
        assertThat(remove()).isOne();
        assertThat(count("attachment_content")).isZero();
        assertThatThrownBy(() -> link(3, null)).satisfies(AttachmentStoreTest::isUnavailable);
    }

    private long remove() {
        return owner.jdbc()
                .sql("select remove_unused_attachments(?)")
                .param(tenantId)
                .query(Long.class)
                .single();
    }

    @Test
    void anotherTenantSeesNothing() {
        long upload = store.begin(tenantId, BYTES);
        link(1, upload);
        int other = tenants.create().id();
        assertThat(store.known(other, List.of(SHA2))).isEmpty();
        assertThat(store.part(other, upload, 0)).isEmpty();
        assertThat(store.of(other, List.of(1L))).isEmpty();
        assertThat(store.known(tenantId, List.of(SHA2, "cd".repeat(32)))).containsExactly(SHA2);
    }
}
