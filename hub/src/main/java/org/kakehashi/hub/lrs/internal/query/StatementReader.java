package org.kakehashi.hub.lrs.internal.query;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.GrantLimits;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.internal.dictionary.Authority;
import org.kakehashi.hub.lrs.internal.dictionary.Dictionaries;
import org.kakehashi.hub.lrs.internal.protocol.LrsProperties;
import org.kakehashi.hub.lrs.internal.reference.References;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/** Finds what a request asks for, within what its caller may see. */
@Component
class StatementReader {
    private final StatementReadStore store;
    private final Dictionaries dictionaries;
    private final References references;
    private final LrsProperties properties;
    private final String issuer;

    StatementReader(
            StatementReadStore store,
            Dictionaries dictionaries,
            References references,
            LrsProperties properties,
            HubProperties hub) {
        this.store = store;
        this.dictionaries = dictionaries;
        this.references = references;
        this.properties = properties;
        this.issuer = hub.issuer();
    }

    /** One statement by its id. */
    Optional<ServedStatement> one(ClientCaller caller, UUID id, boolean voided) {
        return visibility(caller).flatMap(visible -> one(caller.tenantId(), id, voided, visible));
    }

    /** One statement by its id, if it is among those visible. */
    Optional<ServedStatement> one(int tenantId, UUID id, boolean voided, Visibility visible) {
        return store.byId(tenantId, id, voided, visible);
    }

    /** One page of a list. */
    StatementPage page(ClientCaller caller, QueryParameters wanted) {
        Optional<Visibility> visible = visibility(caller);
        return visible.isEmpty() ? StatementPage.EMPTY : page(caller.tenantId(), wanted, visible.get());
    }

    /** Empty where the caller can't see any statement, as none of its own is there. */
    private Optional<Visibility> visibility(ClientCaller caller) {
        GrantLimits limits = caller.limits();
        if (limits != null) {
            AgentId actor = AgentId.account(limits.actorHomePage(), limits.actorName());
            Long number = dictionaries.agent(caller.tenantId(), actor);
            return Optional.ofNullable(number).map(known -> new Visibility(null, known, limits.registration(), null));
        }
        if (caller.permissions().contains(Permission.XAPI_STATEMENTS_READ)) {
            return Optional.of(new Visibility(null, null, null, caller.purpose()));
        }
        Long own = dictionaries.authority(caller.tenantId(), Authority.of(caller, issuer));
        return Optional.ofNullable(own).map(known -> new Visibility(known, null, null, caller.purpose()));
    }

    /** One page of a list of what is visible. */
    StatementPage page(int tenantId, QueryParameters wanted, Visibility visible) {
        Long agent = wanted.agent() == null ? null : dictionaries.agent(tenantId, wanted.agent());
        Long verb = wanted.verb() == null ? null : dictionaries.verb(tenantId, wanted.verb());
        Long activity = wanted.activity() == null ? null : dictionaries.activity(tenantId, wanted.activity());
        if (isUnknown(wanted.agent(), agent)
                || isUnknown(wanted.verb(), verb)
                || isUnknown(wanted.activity(), activity)) {
            return StatementPage.EMPTY;
        }
        int limit = wanted.limit() == 0 ? properties.pageSize() : Math.min(wanted.limit(), properties.pageSize());
        return read(
                tenantId,
                new StatementQuery(
                        agent,
                        wanted.relatedAgents(),
                        verb,
                        activity,
                        wanted.relatedActivities(),
                        wanted.registration(),
                        visible,
                        wanted.after(),
                        wanted.before(),
                        wanted.ascending(),
                        limit,
                        wanted.isFiltered() && references.any(tenantId)));
    }

    private static boolean isUnknown(@Nullable Object asked, @Nullable Long number) {
        return asked != null && number == null;
    }

    /** Asks for one more than wanted, to know whether there is a next page. */
    private StatementPage read(int tenantId, StatementQuery query) {
        StatementReadStore.Found found = store.find(tenantId, query.withLimit(query.limit() + 1));
        List<ServedStatement> statements = found.statements();
        if (statements.size() > query.limit()) {
            List<ServedStatement> full = statements.subList(0, query.limit());
            return new StatementPage(full, full.getLast().seq());
        }
        return new StatementPage(statements, found.cut() ? statements.getLast().seq() : 0);
    }
}
