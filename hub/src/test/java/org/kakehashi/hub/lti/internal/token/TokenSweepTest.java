package org.kakehashi.hub.lti.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kakehashi.hub.lti.LtiTest;
import org.springframework.beans.factory.annotation.Autowired;

class TokenSweepTest extends LtiTest {
    @Autowired
    TokenSweep sweep;

    @Test
    void assertionsThatEndedAreForgottenAndNoOthers() {
        register("{}");
        school.sql(tenant, """
                insert into client_assertion (tenant_id, client_id, jti_hash, ends_at)
                select :tenant, '%s', convert_to(name, 'UTF8'), now() + span::interval
                from (values ('ended', '-1 minute'), ('good', '1 minute')) v (name, span)
                """.formatted(registered("clientId")));
        sweep.sweep();
        assertThat(school.one(
                        tenant,
                        "select convert_from(jti_hash, 'UTF8') from client_assertion where tenant_id = :tenant",
                        String.class))
                .isEqualTo("good");
    }
}
