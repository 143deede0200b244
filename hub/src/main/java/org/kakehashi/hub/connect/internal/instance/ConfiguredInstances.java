package org.kakehashi.hub.connect.internal.instance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.connect.internal.instance.InstanceFile.Entry;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.HubException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Makes the instances of the configuration file what it says, at each start, before the hub serves anybody. A tenant's change together
 * or not at all. A file that is wrong stops the start and says why. What no longer stands in it is paused and left to people.
 */
@Component
class ConfiguredInstances implements SmartInitializingSingleton {
    private final InstanceProperties properties;
    private final Tenants tenants;
    private final TenantTransactions transactions;
    private final InstanceStore store;
    private final InstanceChanges changes;
    private final Connectors connectors;

    ConfiguredInstances(
            InstanceProperties properties,
            Tenants tenants,
            TenantTransactions transactions,
            InstanceStore store,
            InstanceChanges changes,
            Connectors connectors) {
        this.properties = properties;
        this.tenants = tenants;
        this.transactions = transactions;
        this.store = store;
        this.changes = changes;
        this.connectors = connectors;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Path file = properties.file();
        if (file != null) {
            try {
                apply(InstanceFile.read(file), System.getenv());
            } catch (IOException e) {
                throw new IllegalStateException("hub.connect.instances.file: " + e.getMessage(), e);
            }
        }
    }

    /** @throws IOException where an instance can't be what the file says */
    void apply(InstanceFile file, Map<String, String> environment) throws IOException {
        Map<Tenant, List<InstanceDraft>> wanted = new HashMap<>();
        for (Entry entry : file.instances()) {
            Tenant tenant = tenants.bySlug(String.valueOf(entry.tenant()))
                    .orElseThrow(() ->
                            new IOException("instance " + entry.name() + ": there is no tenant " + entry.tenant()));
            refuseOpenSecrets(entry);
            wanted.computeIfAbsent(tenant, one -> new ArrayList<>()).add(draft(entry, environment));
        }
        for (Tenant tenant : tenants.all()) {
            applyTo(tenant, wanted.getOrDefault(tenant, List.of()));
        }
    }

    private static InstanceDraft draft(Entry entry, Map<String, String> environment) throws IOException {
        try {
            return entry.draft(environment);
        } catch (IOException e) {
            throw new IOException("instance " + entry.name() + ": " + e.getMessage(), e);
        }
    }

    private void refuseOpenSecrets(Entry entry) throws IOException {
        Set<String> open =
                entry.settings() == null ? Set.of() : entry.settings().keySet();
        List<Setting> settings = connectors
                .find(String.valueOf(entry.connector()))
                .map(ConnectorFactory::settings)
                .orElse(List.of());
        for (Setting setting : settings) {
            if (setting.kind() == Kind.SECRET && open.contains(setting.name())) {
                throw new IOException("instance " + entry.name() + ": " + setting.name()
                        + " is secret, so it stands under secrets, with env or file");
            }
        }
    }

    private void applyTo(Tenant tenant, List<InstanceDraft> wanted) throws IOException {
        int id = tenant.tenantId();
        Set<String> names = wanted.stream().map(InstanceDraft::name).collect(Collectors.toSet());
        if (names.size() < wanted.size()) {
            throw new IOException("two instances of the tenant " + tenant.slug() + " have one name");
        }
        try {
            transactions.run(id, () -> {
                store.lock(id);
                wanted.forEach(draft -> changes.named(id, draft.name())
                        .ifPresentOrElse(
                                there -> changes.change(id, there, draft, AuditEvent.SYSTEM, true),
                                () -> changes.add(id, draft, AuditEvent.SYSTEM, true)));
                store.all(id).stream()
                        .filter(one -> one.configured() && !names.contains(one.name()))
                        .forEach(one -> changes.leaveToPeople(id, one));
            });
        } catch (HubException e) {
            throw new IOException("an instance of the tenant " + tenant.slug() + ": " + e.detail(), e);
        }
    }
}
