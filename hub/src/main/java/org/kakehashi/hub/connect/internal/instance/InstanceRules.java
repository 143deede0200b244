package org.kakehashi.hub.connect.internal.instance;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.ConnectorFactory.Input;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** What an instance may be. What its settings may hold is checked by the connector when it reads; here only what the form asks. */
@Component
public class InstanceRules {
    private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_SETTING = 100_000;
    private static final int LONGEST_URL = 2_000;
    // In addresses it stands for how far was read.
    private static final String SINCE = "{since}";

    private final Connectors connectors;

    InstanceRules(Connectors connectors) {
        this.connectors = connectors;
    }

    /** An instance's settings, apart from its secrets. */
    record Settings(Map<String, String> plain, Map<String, String> secrets) {}

    /** Whether it is a share in percent, from 0 to 100. */
    public static boolean isPercent(String value) {
        return value.matches("\\d{1,2}|100");
    }

    /** Whether a source may be called so. */
    public static boolean isSource(String name) {
        return SOURCE.matcher(name).matches();
    }

    /**
     * The connector of that name.
     *
     * @throws HubException INVALID_REQUEST, naming the connectors there are
     */
    public ConnectorFactory connector(String name) {
        return connectors
                .find(name)
                .orElseThrow(() -> invalid("connector: choose one of "
                        + connectors.all().stream().map(ConnectorFactory::name).collect(Collectors.joining(", "))
                        + "."));
    }

    /**
     * Checks all but the purpose, and parts what is secret from what is not.
     *
     * @param kept secrets that the instance has already
     * @param before settings that it has already
     * @throws HubException INVALID_REQUEST, naming what is wrong
     */
    Settings check(InstanceDraft draft, Map<String, String> before, Map<String, String> kept) {
        if (draft.name().isEmpty() || draft.name().length() > LONGEST_NAME) {
            throw invalid("name: up to " + LONGEST_NAME + " characters.");
        }
        if (!isSource(draft.source())) {
            throw invalid("source: a name of up to 64 letters, digits, '.', '_' or '-', such as city-roster.");
        }
        ConnectorFactory factory = connector(draft.connector());
        if (factory.input() == Input.FILE && Schedule.of(draft.schedule()) != null) {
            throw invalid("schedule: " + factory.name() + " reads files, which can't be fetched by a schedule.");
        }
        Settings settings = parted(factory, draft);
        if (addressChanged(factory, before, settings.plain())) {
            requireAnew(kept, settings.secrets());
        }
        Map<String, String> secrets = new HashMap<>(kept);
        secrets.putAll(settings.secrets());
        factory.settings().stream()
                .filter(setting -> setting.required()
                        && !settings.plain().containsKey(setting.name())
                        && !secrets.containsKey(setting.name()))
                .findFirst()
                .ifPresent(missing -> {
                    throw invalid("settings." + missing.name() + ": the connector can't do without it.");
                });
        return new Settings(settings.plain(), secrets);
    }

    private Settings parted(ConnectorFactory factory, InstanceDraft draft) {
        Map<String, Setting> known =
                connectors.settings(factory).stream().collect(Collectors.toMap(Setting::name, setting -> setting));
        Map<String, String> plain = new HashMap<>();
        Map<String, String> secrets = new HashMap<>();
        Objects.requireNonNull(draft.settings()).forEach((name, value) -> {
            Setting setting = known.get(name);
            if (setting == null) {
                throw invalid("settings." + name + ": " + factory.name() + " has no such setting.");
            }
            checkValue(setting, value);
            (setting.kind() == Kind.SECRET ? secrets : plain).put(name, value);
        });
        return new Settings(plain, secrets);
    }

    private static void checkValue(Setting setting, String value) {
        String where = "settings." + setting.name();
        if (value.length() > LONGEST_SETTING) {
            throw invalid(where + ": longer than " + LONGEST_SETTING + " characters.");
        }
        if (setting.kind() == Kind.CHOICE && !setting.values().contains(value)) {
            throw invalid(where + ": choose one of " + String.join(", ", setting.values()) + ".");
        }
        if (Connectors.SHARES.contains(setting) && !isPercent(value)) {
            throw invalid(where + ": percent of the pupils, from 0 to 100.");
        }
        if (setting.kind() == Kind.URL && address(value) == null) {
            throw invalid(where + ": an address such as https://school.example/api, without a password in it.");
        }
    }

    /** Scheme, host and port; null: it is no such address. A cursor may stand in it, but not where it says to which host. */
    private static @Nullable String address(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String one = plainAddress(value.replace(SINCE, "x"));
        return Objects.equals(one, plainAddress(value.replace(SINCE, "y"))) ? one : null;
    }

    private static @Nullable String plainAddress(String value) {
        try {
            URI uri = new URI(value.strip());
            boolean usable = value.length() <= LONGEST_URL
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && List.of("https", "http").contains(uri.getScheme());
            return usable ? uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort() : null;
        } catch (java.net.URISyntaxException e) {
            return null;
        }
    }

    /** Also where an address is added or taken away: secrets then go elsewhere than they went. */
    private static boolean addressChanged(
            ConnectorFactory factory, Map<String, String> before, Map<String, String> after) {
        return factory.settings().stream()
                .filter(setting -> setting.kind() == Kind.URL)
                .map(Setting::name)
                .anyMatch(name -> !Objects.equals(address(before.get(name)), address(after.get(name))));
    }

    /** Else who may change an address, and not see a secret, could have it sent to an address of their own. */
    private static void requireAnew(Map<String, String> kept, Map<String, String> given) {
        kept.keySet().stream()
                .filter(name -> !given.containsKey(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw invalid(
                            "settings." + name + ": give it again, as the address to which it is sent has changed.");
                });
    }

    private static HubException invalid(String detail) {
        return new HubException(ErrorCode.INVALID_REQUEST, detail);
    }
}
