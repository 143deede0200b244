package org.kakehashi.hub.lti.internal.dynamic;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.dynamic.Review.Line;
import org.kakehashi.hub.lti.internal.dynamic.Review.Warning;
import org.kakehashi.hub.lti.internal.registration.NewTool;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolSettings;

/** Sets a registration beside what there is. */
final class Reviews {
    private Reviews() {}

    /**
     * The review of a registration.
     *
     * @param current the tool that it would change; null: it is a new one
     * @param others the tenant's other tools
     */
    static Review of(Registration registration, Wanted wanted, @Nullable Tool current, List<Tool> others) {
        ToolSettings settings = current == null
                ? new ToolSettings(wanted.scopes(), ToolSettings.LEAST.subjectType(), wanted.released())
                : current.settings();
        boolean xapi = Boolean.TRUE.equals(wanted.tool().xapiGrant()) && (current == null || current.xapiGrant());
        return new Review(
                registration,
                wanted,
                lines(wanted.tool(), current),
                warnings(registration, wanted, current, others),
                union(wanted.scopes(), settings.scopes()),
                union(wanted.released(), settings.released()),
                new Review.Granted(settings.scopes(), settings.released(), xapi));
    }

    private static <E extends Comparable<E>> Set<E> union(Set<E> asked, Set<E> had) {
        Set<E> union = new TreeSet<>(asked);
        union.addAll(had);
        return union;
    }

    private static List<Line> lines(NewTool wanted, @Nullable Tool current) {
        List<Line> lines = new ArrayList<>();
        lines.add(line("name", current == null ? null : current.name(), wanted.name()));
        lines.add(line(
                "initiateLoginUri", current == null ? null : current.initiateLoginUri(), wanted.initiateLoginUri()));
        lines.add(line("targetLinkUri", current == null ? null : current.targetLinkUri(), wanted.targetLinkUri()));
        lines.add(new Line(
                "redirectUris", current == null ? List.of() : current.redirectUris(), List.copyOf(wanted.redirects())));
        lines.add(line("jwksUri", current == null ? null : current.jwksUri(), wanted.jwksUri()));
        Map<String, Object> jwks = wanted.jwks();
        lines.add(new Line(
                "jwks",
                thumbprints(current == null ? null : current.jwks()),
                thumbprints(jwks == null ? null : JSONObjectUtils.toJSONString(jwks))));
        lines.add(line("deepLinkingUri", current == null ? null : current.deepLinkingUri(), wanted.deepLinkingUri()));
        lines.add(line("iconUri", current == null ? null : current.iconUri(), wanted.iconUri()));
        lines.add(new Line(
                "customParameters",
                written(current == null ? Map.of() : current.customParameters()),
                written(wanted.custom())));
        lines.removeIf(line -> line.before().isEmpty() && line.after().isEmpty());
        return List.copyOf(lines);
    }

    private static Line line(String field, @Nullable String before, @Nullable String after) {
        return new Line(field, listed(before), listed(after));
    }

    private static List<String> listed(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }

    private static List<String> written(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .sorted()
                .toList();
    }

    /** RFC 7638: another key under the same {@code kid} is another key. */
    private static List<String> thumbprints(@Nullable String jwks) {
        if (jwks == null) {
            return List.of();
        }
        try {
            List<String> thumbprints = new ArrayList<>();
            for (JWK key : JWKSet.parse(jwks).getKeys()) {
                thumbprints.add(key.computeThumbprint().toString());
            }
            return thumbprints.stream().sorted().toList();
        } catch (ParseException | JOSEException e) {
            return List.of("?");
        }
    }

    private static List<Warning> warnings(
            Registration registration, Wanted wanted, @Nullable Tool current, List<Tool> others) {
        List<Warning> warnings = new ArrayList<>();
        List<String> addresses = addresses(wanted.tool());
        Set<String> hosts = hosts(addresses);
        others.stream()
                .filter(other -> hosts(addresses(other)).stream().anyMatch(hosts::contains))
                .forEach(other -> warnings.add(new Warning(Warning.Kind.SAME_HOST, other.name())));
        String begun = registration.registrationUri();
        if (begun != null && !isOfDomains(wanted, begun)) {
            warnings.add(new Warning(Warning.Kind.OTHER_DOMAIN, host(begun)));
        }
        if (current != null) {
            Set<String> known = hosts(addresses(current));
            hosts.stream()
                    .filter(host -> !known.contains(host))
                    .forEach(host -> warnings.add(new Warning(Warning.Kind.NEW_HOST, host)));
        }
        addresses.stream()
                .filter(address -> address.toLowerCase(Locale.ROOT).startsWith("http:"))
                .findFirst()
                .ifPresent(address -> warnings.add(new Warning(Warning.Kind.PLAIN_HTTP, address)));
        return List.copyOf(warnings);
    }

    private static boolean isOfDomains(Wanted wanted, String address) {
        try {
            ToolDomains.of(wanted.domains()).require("", address);
            return true;
        } catch (Unacceptable e) {
            return false;
        }
    }

    private static List<String> addresses(NewTool tool) {
        return addresses(
                tool.redirects(), tool.initiateLoginUri(), tool.targetLinkUri(), tool.deepLinkingUri(), tool.jwksUri());
    }

    private static List<String> addresses(Tool tool) {
        return addresses(
                tool.redirectUris(),
                tool.initiateLoginUri(),
                tool.targetLinkUri(),
                tool.deepLinkingUri(),
                tool.jwksUri());
    }

    private static List<String> addresses(Collection<String> redirects, @Nullable String... others) {
        return Stream.concat(redirects.stream(), Stream.of(others).flatMap(Stream::ofNullable))
                .toList();
    }

    private static Set<String> hosts(Collection<String> addresses) {
        return addresses.stream().map(Reviews::host).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String host(String address) {
        return String.valueOf(URI.create(address).getHost()).toLowerCase(Locale.ROOT);
    }
}
