package org.kakehashi.hub.web;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings that every module needs.
 *
 * @param publicUrl where people and tools reach the hub, without a trailing slash; the issuer, and the base of every
 *     link (never the Host header)
 * @param data folder for everything the hub keeps outside the database
 * @param maxBody largest request body where an endpoint sets no bound of its own
 */
@ConfigurationProperties("hub")
public record HubProperties(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("data") Path data,
        @DefaultValue("1MB") DataSize maxBody) {

    /** The issuer of id_tokens and the base of every link: no trailing slash. */
    public String issuer() {
        String url = publicUrl.toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Whether people reach the hub by TLS. */
    public boolean secure() {
        return "https".equals(publicUrl.getScheme());
    }

    /** An absolute link to {@code path}, which begins with a slash. */
    public String link(String path) {
        return issuer() + path;
    }
}
