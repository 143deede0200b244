package org.kakehashi.hub.lrs.internal.protocol;

import java.time.Duration;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the store is to everybody.
 *
 * @param defaultVersion the version named to a request at {@code /xapi} that names none: {@code v2_0_0} or {@code v1_0_3}
 * @param pageSize most statements of one answer
 * @param pageBytes an answer ends behind the statement that takes it past this size
 * @param maxAnswers most memory that answers with statements take together
 * @param maxForm largest form that stands for another request (1.0.3 part 3, 1.3); what is larger is sent without one
 * @param consistentWait longest that a list waits until X-Experience-API-Consistent-Through reaches its newest statement
 */
@ConfigurationProperties("hub.lrs")
public record LrsProperties(
        @DefaultValue("v2_0_0") SpecVersion defaultVersion,
        @DefaultValue("500") int pageSize,
        @DefaultValue("8000000") int pageBytes,
        @DefaultValue("96MB") DataSize maxAnswers,
        @DefaultValue("1MB") DataSize maxForm,
        @DefaultValue("500ms") Duration consistentWait) {}
