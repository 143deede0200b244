package org.kakehashi.hub.lrs.internal;

import org.kakehashi.hub.lrs.internal.attachment.AttachmentProperties;
import org.kakehashi.hub.lrs.internal.attachment.MultipartBody;
import org.kakehashi.hub.lrs.internal.ingest.IngestProperties;
import org.kakehashi.hub.lrs.internal.protocol.XapiPaths;
import org.kakehashi.hub.web.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What the store tells the rest of the hub about itself. */
@Configuration(proxyBeanMethods = false)
class LrsConfiguration {
    /** A bound for statements with attachments, whose statements alone the general one bounds. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    BodyLimit attachmentsBodyLimit(AttachmentProperties properties) {
        return new BodyLimit(
                request -> XapiPaths.isStatements(request.getRequestURI())
                        && MultipartBody.isMixed(request.getContentType()),
                properties.maxRequest().toBytes());
    }

    @Bean
    BodyLimit xapiBodyLimit(IngestProperties properties) {
        return new BodyLimit(XapiPaths.BASE, properties.maxBody().toBytes());
    }
}
