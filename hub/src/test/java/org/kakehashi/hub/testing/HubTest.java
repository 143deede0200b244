package org.kakehashi.hub.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.kakehashi.hub.HubApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the running hub over HTTP, with its embedded PostgreSQL. All such tests share one hub, so each makes
 * tenants of its own ({@link TestTenants}) rather than counting on an empty database.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(classes = HubApplication.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = HubOnFreePort.class)
@Import({TestTenants.class, HubHttp.class})
public @interface HubTest {}
