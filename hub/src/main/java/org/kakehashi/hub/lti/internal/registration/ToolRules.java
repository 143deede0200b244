package org.kakehashi.hub.lti.internal.registration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.Fault.Rule;
import org.kakehashi.hub.lti.internal.toolkeys.KeySet;

/** What a registration must keep to. Every fault is found, not the first only. */
public final class ToolRules {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 2000;
    private static final int LONGEST_VALUE = 2000;
    private static final int MOST_ADDRESSES = 20;
    private static final int MOST_PARAMETERS = 50;
    private static final Pattern PARAMETER_NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

    private final List<Fault> faults = new ArrayList<>();

    private ToolRules() {}

    /** The faults of {@code tool}; none: it can be registered. */
    public static List<Fault> faultsOf(NewTool tool) {
        ToolRules rules = new ToolRules();
        rules.name(tool.name());
        rules.address("initiateLoginUri", tool.initiateLoginUri(), true);
        rules.address("targetLinkUri", tool.targetLinkUri(), true);
        rules.redirects(tool.redirects());
        rules.address("jwksUri", tool.jwksUri(), false);
        rules.deepLinking(tool);
        rules.address("iconUri", tool.iconUri(), false);
        rules.keys(tool);
        rules.parameters(tool);
        String target = tool.documentTarget();
        if (target != null && DocumentTarget.of(target).isEmpty()) {
            rules.fault("documentTarget", Rule.TARGET);
        }
        return List.copyOf(rules.faults);
    }

    private void name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            fault("name", Rule.REQUIRED);
        } else if (name.length() > LONGEST_NAME) {
            fault("name", Rule.TOO_LONG);
        }
    }

    /** Without keys, what the tool sends back couldn't be verified. */
    private void deepLinking(NewTool tool) {
        address("deepLinkingUri", tool.deepLinkingUri(), false);
        boolean wanted = tool.deepLinkingUri() != null && !tool.deepLinkingUri().isBlank();
        if (wanted
                && tool.jwks() == null
                && (tool.jwksUri() == null || tool.jwksUri().isBlank())) {
            fault("jwksUri", Rule.REQUIRED);
        }
    }

    private void redirects(List<String> addresses) {
        if (addresses.isEmpty()) {
            fault("redirectUris", Rule.REQUIRED);
        } else if (addresses.size() > MOST_ADDRESSES) {
            fault("redirectUris", Rule.TOO_MANY);
        }
        for (int i = 0; i < Math.min(addresses.size(), MOST_ADDRESSES); i++) {
            address("redirectUris[" + i + "]", addresses.get(i), true);
        }
    }

    private void keys(NewTool tool) {
        if (tool.jwks() == null) {
            return;
        }
        if (!KeySet.isRegistrable(tool.jwks())) {
            fault("jwks", Rule.KEYS);
        }
        if (tool.jwksUri() != null && !tool.jwksUri().isBlank()) {
            fault("jwks", Rule.KEYS_TWICE);
        }
    }

    private void parameters(NewTool tool) {
        if (tool.custom().size() > MOST_PARAMETERS) {
            fault("customParameters", Rule.TOO_MANY);
        }
        tool.custom().forEach((name, value) -> {
            if (!PARAMETER_NAME.matcher(name).matches()) {
                fault("customParameters", Rule.PARAMETER_NAME);
            } else if (value == null || value.isBlank() || value.length() > LONGEST_VALUE) {
                fault("customParameters[" + name + "]", Rule.PARAMETER_VALUE);
            }
        });
    }

    private void address(String field, @Nullable String address, boolean required) {
        if (address == null || address.isBlank()) {
            if (required) {
                fault(field, Rule.REQUIRED);
            }
            return;
        }
        faultOf(address).ifPresent(rule -> fault(field, rule));
    }

    private static Optional<Rule> faultOf(String address) {
        if (address.length() > LONGEST_ADDRESS) {
            return Optional.of(Rule.TOO_LONG);
        }
        try {
            return faultOf(new URI(address));
        } catch (URISyntaxException e) {
            return Optional.of(Rule.ADDRESS);
        }
    }

    private static Optional<Rule> faultOf(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!address.isAbsolute()) {
            return Optional.of(Rule.ADDRESS);
        }
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.of(Rule.SCHEME);
        }
        if (address.getRawUserInfo() != null) {
            return Optional.of(Rule.USER_INFO);
        }
        if (address.getHost() == null) {
            return Optional.of(Rule.ADDRESS);
        }
        return address.getRawFragment() == null ? Optional.empty() : Optional.of(Rule.FRAGMENT);
    }

    private void fault(String field, Rule rule) {
        faults.add(new Fault(field, rule));
    }
}
