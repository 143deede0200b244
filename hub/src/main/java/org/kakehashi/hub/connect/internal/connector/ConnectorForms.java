package org.kakehashi.hub.connect.internal.connector;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.ConnectorFactory.Input;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.connect.internal.instance.ConnectorInstance;
import org.kakehashi.hub.connect.internal.instance.Connectors;
import org.kakehashi.hub.connect.internal.instance.InstanceDraft;
import org.kakehashi.hub.connect.internal.instance.InstanceRules;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.kakehashi.hub.connect.internal.instance.Schedule;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The form of an instance: what its connector asks for, as it is or as somebody wants it. No secret is ever shown. */
@Component
class ConnectorForms {
    /** Before the name of a setting in the form. */
    static final String SETTING = "setting.";

    private final Connectors connectors;
    private final InstanceRules rules;
    private final Instances instances;
    private final Purposes purposes;

    ConnectorForms(Connectors connectors, InstanceRules rules, Instances instances, Purposes purposes) {
        this.connectors = connectors;
        this.rules = rules;
        this.instances = instances;
        this.purposes = purposes;
    }

    /**
     * What the form shows.
     *
     * @param instanceId null: it is to be made
     * @param values of the settings, without secrets
     * @param kept names of the secrets that are kept where nothing is entered
     */
    record Form(
            @Nullable UUID instanceId,
            String connector,
            boolean scheduled,
            List<Setting> settings,
            String name,
            String source,
            String purpose,
            String schedule,
            Map<String, String> values,
            Set<String> kept) {}

    /** Whether it hands statements on, all the time. */
    boolean forwards(String connector) {
        return connectors.forwards(connector);
    }

    /** The connector's title; its name where it is no longer installed. */
    String title(String connector, Locale locale) {
        return connectors
                .find(connector)
                .map(one -> japanese(locale) ? one.title().ja() : one.title().en())
                .orElse(connector);
    }

    /** What there is to choose from. */
    List<ConnectorFactory> choices() {
        return connectors.all();
    }

    /** The names of those that hand statements on. */
    Set<String> forwarding() {
        return connectors.all().stream()
                .map(ConnectorFactory::name)
                .filter(connectors::forwards)
                .collect(Collectors.toSet());
    }

    /** The form for a new instance, with what has been entered. */
    void create(int tenantId, InstanceDraft entered, Locale locale, Model model) {
        show(tenantId, null, entered, locale, model);
    }

    /** The form for an instance as it is. */
    void change(int tenantId, ConnectorInstance instance, Locale locale, Model model) {
        Schedule schedule = instance.schedule();
        InstanceDraft now = new InstanceDraft(
                instance.name(),
                instance.connector(),
                instance.source(),
                instance.purpose(),
                schedule == null ? "" : schedule.cron(),
                null,
                instance.settings());
        if (connectors.find(instance.connector()).isPresent()) {
            show(tenantId, instance.id(), now, locale, model);
        }
    }

    /** The form for an instance with what has been entered. */
    void show(int tenantId, @Nullable UUID id, InstanceDraft entered, Locale locale, Model model) {
        ConnectorFactory factory = rules.connector(entered.connector());
        List<Setting> settings = connectors.settings(factory);
        Map<String, String> values = new HashMap<>(entered.settings() == null ? Map.of() : entered.settings());
        settings.stream().filter(one -> one.kind() == Kind.SECRET).forEach(secret -> values.remove(secret.name()));
        model.addAttribute("japanese", japanese(locale));
        model.addAttribute("purposes", purposes.all(tenantId));
        model.addAttribute("connectorTitle", title(entered.connector(), locale));
        model.addAttribute(
                "form",
                new Form(
                        id,
                        entered.connector(),
                        factory.input() == Input.NETWORK,
                        settings,
                        entered.name(),
                        entered.source(),
                        String.valueOf(entered.purpose()),
                        entered.schedule() == null ? "" : entered.schedule(),
                        values,
                        id == null ? Set.of() : instances.secretNames(tenantId, id)));
    }

    /** Settings out of a form's fields. */
    static Map<String, String> settings(Map<String, String> fields) {
        Map<String, String> settings = new HashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith(SETTING) && !value.isBlank()) {
                settings.put(name.substring(SETTING.length()), value.strip());
            }
        });
        return settings;
    }

    private static boolean japanese(Locale locale) {
        return !locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}
