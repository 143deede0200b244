package org.kakehashi.hub.access.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Every page that the hub renders has a rule. {@link DefaultDenyTest} shows that each method of a controller has one; this shows that
 * there is no other way to a page: each template belongs to a controller (or is a part of one that does), and nothing but controllers
 * and static files answers addresses. A view controller, a router function or a bean named by its address would be let through by
 * {@link HandlerAuthorization}, which knows rules of controllers' methods only.
 */
@HubTest
class PagesHaveRulesTest {
    /** Renders for controllers that ask it to, or tells errors. */
    private static final Set<String> WITHOUT_ADDRESS = Set.of("ErrorAdvice", "FactorPage", "AutoPost", "StartPages");

    /** Pages of the demo's tool, a server of its own that holds no data of the hub. */
    private static final String OF_DEMO = "demo/";

    private final PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping controllers;

    @Autowired
    Map<String, HandlerMapping> mappings;

    @Test
    void everyTemplateBelongsToAControllerOrToAnotherTemplate() throws IOException {
        Map<String, String> templates = read("classpath*:templates/**/*.html", "templates/", ".html", UTF_8);
        Map<String, String> classes = read("classpath*:org/kakehashi/hub/**/*.class", "classes/", ".class", ISO_8859_1);
        Set<String> known = controllers.getHandlerMethods().values().stream()
                .map(handler -> handler.getBeanType().getSimpleName())
                .collect(Collectors.toSet());
        known.addAll(WITHOUT_ADDRESS);
        assertThat(templates).hasSizeGreaterThan(40);
        templates.keySet().removeIf(name -> name.startsWith(OF_DEMO));
        assertThat(templates.keySet()).allSatisfy(name -> {
            Pattern named = Pattern.compile("(?<!/)" + Pattern.quote(name) + "(?![a-z/.-])");
            List<String> by = new ArrayList<>();
            classes.forEach((path, bytes) -> {
                String simple = path.substring(path.lastIndexOf('/') + 1);
                if (named.matcher(bytes).find()) {
                    by.add(simple);
                }
            });
            boolean part = templates.values().stream().anyMatch(text -> text.contains("~{" + name + " ::"));
            assertThat(!by.isEmpty() || part)
                    .as(name + " is rendered by something")
                    .isTrue();
            assertThat(known).as("what renders " + name).containsAll(by);
        });
    }

    @Test
    void nothingButControllersAndStaticFilesAnswers() {
        assertThat(mappings.values()).isNotEmpty().allSatisfy(mapping -> {
            if (mapping instanceof AbstractUrlHandlerMapping urls) {
                assertThat(urls.getHandlerMap().values())
                        .allSatisfy(handler -> assertThat(handler).isInstanceOf(ResourceHttpRequestHandler.class));
                assertThat(urls.getRootHandler()).isNull();
                assertThat(urls.getDefaultHandler()).isNull();
            }
            if (mapping instanceof RouterFunctionMapping routes) {
                assertThat(routes.getRouterFunction()).isNull();
            }
        });
    }

    /** Contents of files by their paths behind {@code folder}, without the ending. */
    private Map<String, String> read(String pattern, String folder, String ending, Charset charset) throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Resource file : files.getResources(pattern)) {
            String path = file.getURL().getPath();
            if (!path.contains("/test-classes/")) {
                String name = path.substring(path.lastIndexOf('/' + folder) + folder.length() + 1);
                found.put(name.substring(0, name.length() - ending.length()), file.getContentAsString(charset));
            }
        }
        return found;
    }
}
