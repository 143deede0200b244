package org.kakehashi.hub.lrs.internal;

import org.kakehashi.hub.lrs.internal.ingest.IngestProperties;
import org.kakehashi.hub.lrs.internal.protocol.XapiPaths;
import org.kakehashi.hub.web.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the store tells the rest of the hub about itself. */
@Configuration(proxyBeanMethods = false)
class LrsConfiguration {
    @Bean
    BodyLimit xapiBodyLimit(IngestProperties properties) {
        return new BodyLimit(XapiPaths.BASE, properties.maxBody().toBytes());
    }
}
