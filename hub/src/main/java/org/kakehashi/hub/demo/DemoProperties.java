package org.kakehashi.hub.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demo, used under the profile {@code demo} only.
 *
 * @param publicUrl the hub's public URL: the pupils of the city are accounts under it
 * @param tenant slug of the tenant the city is loaded into
 * @param key of the API client that loads it
 * @param secret of that client
 * @param password of all demo accounts
 * @param seed what the city is made from; another seed, another city
 * @param days school days of data up to the day of the first start
 * @param drill the demo drill
 * @param textbook the demo textbook
 * @param cbt the demo test
 */
@ConfigurationProperties("demo")
public record DemoProperties(
        @DefaultValue("http://localhost:8080") String publicUrl,
        @DefaultValue("demo") String tenant,
        @DefaultValue("") String key,
        @DefaultValue("") String secret,
        @DefaultValue("") String password,
        @DefaultValue("20260401") long seed,
        @DefaultValue("60") int days,
        @DefaultValue Drill drill,
        @DefaultValue Textbook textbook,
        @DefaultValue Cbt cbt) {

    /**
     * The demo drill.
     *
     * @param port its HTTP port on 127.0.0.1; 0: any free one, which is for tests
     */
    public record Drill(@DefaultValue("8090") int port) {}

    /**
     * The demo textbook.
     *
     * @param port its HTTP port on 127.0.0.1; 0: any free one, which is for tests
     */
    public record Textbook(@DefaultValue("8091") int port) {}

    /**
     * The demo test.
     *
     * @param port its HTTP port on 127.0.0.1; 0: any free one, which is for tests
     */
    public record Cbt(@DefaultValue("8092") int port) {}
}
