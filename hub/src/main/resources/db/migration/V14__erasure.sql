-- Erasure of a person or a period, and retention. The server's login deletes no statement; it may only call the functions below, which
-- run as the owner, within the tenant of the transaction, and a bounded number of statements at a time.

-- How many times numbers of the tenant's dictionaries were taken back: nodes drop what they have cached once it changes.
alter table seq_head add erasures bigint not null default 0;

-- Numbers taken back, until every transaction that may still have used them has ended and was looked after.
create table erased_number (
    tenant_id int not null,
    number bigint not null,
    authority boolean not null,
    erased_at timestamptz not null default clock_timestamp(),
    primary key (tenant_id, number, authority)
);
call protect_tenant_table('erased_number', 'select');

-- An erasure from its dry run (COUNTED) to its end. Its person is an opaque id.
create table erasure (
    tenant_id int not null references tenant,
    erasure_id bigint generated always as identity,
    person_id uuid,
    stored_from timestamptz,
    stored_until timestamptz,
    client_id uuid,
    other_clients uuid[] not null default '{}',
    state text not null check (state in ('COUNTED', 'QUEUED', 'SETTLING', 'DONE')),
    requested_by text not null,
    requested_at timestamptz not null default now(),
    confirmed_by text,
    confirmed_at timestamptz,
    finished_at timestamptz,
    primary key (tenant_id, erasure_id),
    check ((person_id is null) <> (stored_until is null))
);
create index erasure_open on erasure (tenant_id, erasure_id) where state in ('QUEUED', 'SETTLING');
call protect_tenant_table('erasure', 'select, insert, update');

create table erasure_count (
    tenant_id int not null,
    erasure_id bigint not null,
    kind text not null,
    counted bigint not null,
    erased bigint not null default 0,
    primary key (tenant_id, erasure_id, kind),
    foreign key (tenant_id, erasure_id) references erasure
);
call protect_tenant_table('erasure_count', 'select, insert, update');

-- How long statements are kept; client_id null: those of every client without a rule of its own.
create table retention_rule (
    tenant_id int not null references tenant,
    rule_id bigint generated always as identity,
    client_id uuid,
    days int not null check (days between 1 and 36500),
    primary key (tenant_id, rule_id),
    constraint retention_rule_of unique nulls not distinct (tenant_id, client_id)
);
call protect_tenant_table('retention_rule', 'select, insert, update, delete');

create table retention_run (
    tenant_id int primary key references tenant,
    day date not null
);
call protect_tenant_table('retention_run', 'select, insert, update');

create function require_tenant(of_tenant int) returns void language plpgsql as $$
begin
    if of_tenant is distinct from nullif(current_setting('app.tenant', true), '')::int then
        raise exception 'tenant % is not that of this transaction', of_tenant using errcode = 'insufficient_privilege';
    end if;
end
$$;

-- Erases statements with all that belongs to them. agents and activities (with the seqs beside them) are what these statements name, as no index
-- finds links by seq; unread: seqs of statements whose links are not known, for which whole months are looked through.
create function erase_statements(of_tenant int, seqs bigint[], agents bigint[], agent_seqs bigint[], activities bigint[],
    activity_seqs bigint[], unread bigint[]) returns bigint
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    low bigint;
    high bigint;
    ids uuid[];
    erased bigint;
    waiting_no_more int;
begin
    perform require_tenant(of_tenant);
    if cardinality(seqs) > 1000 then
        raise exception 'at most 1000 statements at once' using errcode = 'program_limit_exceeded';
    end if;
    select min(s), max(s) into low, high from unnest(seqs) s;
    select coalesce(array_agg(s.id), '{}') into ids from statement s
        where s.tenant_id = of_tenant and s.seq between low and high and s.seq = any(seqs);
    if exists (select from statement s where s.tenant_id = of_tenant and s.seq between low and high and s.seq = any(seqs)
            and s.reference is not null)
        or exists (select from statement_reference r where r.tenant_id = of_tenant and r.target = any(ids)) then
        -- As who stores: with the log's lock, under which it writes what refers to what.
        perform from log_head h where h.tenant_id = of_tenant for update;
        delete from reference_link l where l.tenant_id = of_tenant and (l.seq = any(seqs) or l.face = any(seqs));
        delete from reference_waiting w where w.tenant_id = of_tenant and w.seq = any(seqs);
        get diagnostics waiting_no_more = row_count;
        update log_head h set waiting = h.waiting - waiting_no_more where h.tenant_id = of_tenant and waiting_no_more > 0;
    end if;
    -- What was voided stays voided: a mark that says no more than that (seq 0) takes the place of the voiding statement.
    insert into statement_reference (tenant_id, target, seq, voids)
        select distinct of_tenant, s.reference, 0, true
        from statement s join statement_key k on k.tenant_id = of_tenant and k.id = s.reference
        where s.tenant_id = of_tenant and s.seq between low and high and s.seq = any(seqs) and s.added & 64 <> 0
            and s.reference <> all(ids)
        on conflict do nothing;
    delete from statement_reference r using statement s
        where s.tenant_id = of_tenant and s.seq between low and high and s.seq = any(seqs) and s.reference is not null
            and r.tenant_id = of_tenant and r.target = s.reference and r.seq = s.seq;
    delete from statement_reference r where r.tenant_id = of_tenant and r.target = any(ids) and r.seq = 0;
    delete from statement_agent l using unnest(agents, agent_seqs) e(agent, seq)
        where l.tenant_id = of_tenant and l.agent = e.agent and l.direct in (true, false) and l.seq = e.seq
            and l.seq between low and high and e.seq = any(seqs);
    delete from statement_activity l using unnest(activities, activity_seqs) e(activity, seq)
        where l.tenant_id = of_tenant and l.activity = e.activity and l.seq = e.seq and l.seq between low and high
            and e.seq = any(seqs);
    if cardinality(unread) > 0 then
        delete from statement_agent l where l.tenant_id = of_tenant and l.seq between low and high and l.seq = any(unread)
            and l.seq = any(seqs);
        delete from statement_activity l where l.tenant_id = of_tenant and l.seq between low and high and l.seq = any(unread)
            and l.seq = any(seqs);
    end if;
    delete from statement_attachment a where a.tenant_id = of_tenant and a.seq = any(seqs);
    -- Who looks for examples holds this row meanwhile, so none can be added behind our back.
    perform from lint_cursor c where c.tenant_id = of_tenant for update;
    delete from lint_example e where e.tenant_id = of_tenant and e.seq = any(seqs);
    delete from statement_key k where k.tenant_id = of_tenant and k.id = any(ids) and k.seq = any(seqs);
    delete from statement s where s.tenant_id = of_tenant and s.seq between low and high and s.seq = any(seqs);
    get diagnostics erased = row_count;
    return erased;
end
$$;

-- Takes the numbers of agents back, and of authorities in whose name they stand, once their statements are erased.
create function erase_agents(of_tenant int, numbers bigint[]) returns bigint
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    erased bigint;
begin
    perform require_tenant(of_tenant);
    update seq_head h set erasures = h.erasures + 1 where h.tenant_id = of_tenant;
    insert into erased_number as e (tenant_id, number, authority)
        select of_tenant, a.id, true from authority a where a.tenant_id = of_tenant and a.agents && numbers
        union all
        select of_tenant, n, false from unnest(numbers) n
        on conflict on constraint erased_number_pkey do update set erased_at = clock_timestamp();
    delete from statement_agent l where l.tenant_id = of_tenant and l.agent = any(numbers);
    delete from reference_link l where l.tenant_id = of_tenant and l.kind in (1, 2) and l.number = any(numbers);
    delete from authority a where a.tenant_id = of_tenant and a.agents && numbers;
    delete from agent a where a.tenant_id = of_tenant and a.id = any(numbers);
    get diagnostics erased = row_count;
    return erased;
end
$$;

-- Ends erasures whose stragglers are erased.
create function settle_erasure(of_tenant int) returns bigint
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    settled bigint;
begin
    perform require_tenant(of_tenant);
    delete from statement_agent l using erased_number e
        where e.tenant_id = of_tenant and not e.authority and l.tenant_id = of_tenant and l.agent = e.number;
    delete from reference_link l using erased_number e
        where e.tenant_id = of_tenant and not e.authority and l.tenant_id = of_tenant and l.kind in (1, 2) and l.number = e.number;
    delete from document d using erased_number e
        where e.tenant_id = of_tenant and not e.authority and d.tenant_id = of_tenant and d.agent = e.number;
    delete from authority a where a.tenant_id = of_tenant
        and a.agents && array(select e.number from erased_number e where e.tenant_id = of_tenant and not e.authority);
    delete from erased_number e where e.tenant_id = of_tenant;
    get diagnostics settled = row_count;
    return settled;
end
$$;

-- Removes attachments that no statement uses any more; how many.
create function erase_unused_attachments(of_tenant int) returns bigint
    language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    perform require_tenant(of_tenant);
    return remove_unused_attachments(of_tenant);
end
$$;

revoke all on function require_tenant(int), erase_statements(int, bigint[], bigint[], bigint[], bigint[], bigint[], bigint[]),
    erase_agents(int, bigint[]), settle_erasure(int), erase_unused_attachments(int) from public;
grant execute on function erase_statements(int, bigint[], bigint[], bigint[], bigint[], bigint[], bigint[]),
    erase_agents(int, bigint[]), settle_erasure(int), erase_unused_attachments(int) to "${server}";
