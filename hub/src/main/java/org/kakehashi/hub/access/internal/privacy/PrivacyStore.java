package org.kakehashi.hub.access.internal.privacy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.DataClass;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom people may ask, and how long statements are kept; each within a transaction of the tenant. */
@Repository
class PrivacyStore {
    private final JdbcClient jdbc;

    PrivacyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whom people may ask, in both languages; either may be empty. */
    record Contact(String textJa, String textEn) {
        static final Contact NONE = new Contact("", "");

        /** The text in that language, or else in the other. */
        public String text(String language) {
            String first = "ja".equals(language) ? textJa : textEn;
            return first.isBlank() ? textJa + (textJa.isBlank() ? textEn : "") : first;
        }
    }

    /** @param clientId what one tool or client sent; null: what those without a rule of their own sent */
    record Rule(DataClass dataClass, @Nullable UUID clientId, int days) {}

    Contact contact(int tenantId) {
        return jdbc.sql("select text_ja, text_en from privacy_contact where tenant_id = :tenant")
                .param("tenant", tenantId)
                .query(Contact.class)
                .optional()
                .orElse(Contact.NONE);
    }

    void put(int tenantId, Contact contact) {
        jdbc.sql("""
                        insert into privacy_contact (tenant_id, text_ja, text_en) values (:tenant, :ja, :en)
                        on conflict (tenant_id) do update set text_ja = excluded.text_ja, text_en = excluded.text_en
                        """)
                .param("tenant", tenantId)
                .param("ja", contact.textJa())
                .param("en", contact.textEn())
                .update();
    }

    List<Rule> rules(int tenantId) {
        return jdbc.sql(
                        "select data_class, client_id, days from retention_rule where tenant_id = :tenant order by rule_id")
                .param("tenant", tenantId)
                .query(Rule.class)
                .list();
    }
}
