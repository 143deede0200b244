package org.kakehashi.hub.connect;

import org.kakehashi.hub.web.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Bounds of uploads. */
@Configuration(proxyBeanMethods = false)
class ConnectConfiguration {
    // A form's boundaries and fields come on top of the file.
    private static final long FORM_ALLOWANCE = 64 * 1024;
    private static final long LONGEST_BATCH = 8 * 1024 * 1024;

    @Bean
    BodyLimit importApiBody(ConnectProperties properties) {
        return new BodyLimit("/api/v1/imports", properties.maxFile().toBytes());
    }

    /** A file for an instance. */
    @Bean
    BodyLimit instanceFileBody(ConnectProperties properties) {
        return new BodyLimit(
                request -> request.getRequestURI().matches("/api/v1/connectors/[^/]+/runs|/connectors/[^/]+/files"),
                properties.maxFile().toBytes() + FORM_ALLOWANCE);
    }

    @Bean
    BodyLimit recordBatchBody() {
        return new BodyLimit("/api/v1/records", LONGEST_BATCH);
    }

    @Bean
    BodyLimit importFormBody(ConnectProperties properties) {
        return new BodyLimit("/imports", properties.maxFile().toBytes() + FORM_ALLOWANCE);
    }
}
