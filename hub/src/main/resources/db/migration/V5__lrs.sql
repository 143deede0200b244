-- The learning record store. A statement's seq is the time of storing in milliseconds since 1970 shifted left by 20 bits, plus a
-- counter: order of seq is order of "stored", and stored = seq >> 20. Blocks of it are reserved per tenant in seq_head, so
-- that it is unique across nodes; gaps are normal.

-- Dictionaries: what is named once is a number afterwards. key is the SHA-256 of what identifies it, as IRIs may be long.
create table agent (
    tenant_id int not null,
    id bigint generated always as identity,
    key bytea not null,
    kind smallint not null,
    value text not null,
    home_page text,
    primary key (tenant_id, id),
    unique (tenant_id, key)
);
call protect_tenant_table('agent', 'select, insert');

create table activity (
    tenant_id int not null,
    id bigint generated always as identity,
    key bytea not null,
    iri text not null,
    primary key (tenant_id, id),
    unique (tenant_id, key)
);
call protect_tenant_table('activity', 'select, insert');

create table verb (
    tenant_id int not null,
    id bigint generated always as identity,
    key bytea not null,
    iri text not null,
    primary key (tenant_id, id),
    unique (tenant_id, key)
);
call protect_tenant_table('verb', 'select, insert');

-- body is the Agent or Group as it is served; agents says whom it holds.
create table authority (
    tenant_id int not null,
    id bigint generated always as identity,
    key bytea not null,
    body text not null,
    agents bigint[] not null,
    primary key (tenant_id, id),
    unique (tenant_id, key)
);
call protect_tenant_table('authority', 'select, insert');

-- Uniqueness of ids across the partitions of statement.
create table statement_key (
    id uuid not null,
    seq bigint not null,
    tenant_id int not null,
    primary key (tenant_id, id)
);
call protect_tenant_table('statement_key', 'select, insert');

-- body: the bytes as received. added and edits: what the store adds and changes when serving them (Splice, Edit).
-- reference: the statement that a StatementRef as object names. Wide columns first, so that nothing is lost to alignment.
create table statement (
    seq bigint not null,
    verb bigint not null,
    actor bigint,
    activity bigint,
    authority bigint not null,
    "timestamp" timestamptz not null,
    id uuid not null,
    registration uuid,
    reference uuid,
    tenant_id int not null,
    added smallint not null,
    edits bytea,
    body bytea not null,
    primary key (tenant_id, seq)
) partition by range (seq);
create index statement_actor on statement (tenant_id, actor, seq);
create index statement_verb on statement (tenant_id, verb, seq);
create index statement_activity_of on statement (tenant_id, activity, seq);
create index statement_authority on statement (tenant_id, authority, seq);
create index statement_registration on statement (tenant_id, registration, seq) where registration is not null;
call protect_tenant_table('statement', 'select, insert');

-- Agents beside the actor, and activities beside the object. usage: where they stand (Usage). direct: whether the agent filter finds
-- them without related_agents.
create table statement_agent (
    agent bigint not null,
    seq bigint not null,
    tenant_id int not null,
    usage smallint not null,
    direct boolean not null,
    primary key (tenant_id, agent, direct, seq)
) partition by range (seq);
call protect_tenant_table('statement_agent', 'select, insert');

create table statement_activity (
    activity bigint not null,
    seq bigint not null,
    tenant_id int not null,
    usage smallint not null,
    primary key (tenant_id, activity, seq)
) partition by range (seq);
call protect_tenant_table('statement_activity', 'select, insert');

-- Statements whose object is a StatementRef, found by the statement that they refer to, which may not be here (yet).
create table statement_reference (
    target uuid not null,
    seq bigint not null,
    tenant_id int not null,
    voids boolean not null,
    primary key (tenant_id, target, seq)
);
call protect_tenant_table('statement_reference', 'select, insert');

-- The log: a writing transaction takes the next batch as its last statement, so batches become visible in their order.
create table seq_head (
    tenant_id int primary key references tenant,
    next_seq bigint not null
) with (fillfactor = 20);
call protect_tenant_table('seq_head', 'select, insert, update');

create table log_head (
    tenant_id int primary key references tenant,
    batch bigint not null
) with (fillfactor = 20);
call protect_tenant_table('log_head', 'select, insert, update');

create table log_batch (
    tenant_id int not null,
    batch bigint not null,
    first_seq bigint not null,
    last_seq bigint not null,
    primary key (tenant_id, batch)
);
call protect_tenant_table('log_batch', 'select, insert');

-- The first seq of a moment.
create function seq_at(moment timestamptz) returns bigint language sql stable as $$
    select floor(extract(epoch from moment) * 1000)::bigint << 20
$$;

-- Makes the partitions (a month each, in UTC) of count months from the one that first lies in. Attached rather than created in place: that
-- doesn't lock out readers and writers.
create procedure make_statement_partitions(first timestamptz, count int) language plpgsql as $$
declare
    month timestamptz;
    suffix text;
    parent text;
begin
    perform pg_advisory_xact_lock(hashtext('make_statement_partitions'));
    perform set_config('lock_timeout', '5s', true);
    for i in 0 .. count - 1 loop
        month := (date_trunc('month', first at time zone 'UTC') + make_interval(months => i)) at time zone 'UTC';
        suffix := to_char(month at time zone 'UTC', '_YYYY_MM');
        foreach parent in array array['statement', 'statement_agent', 'statement_activity'] loop
            if to_regclass(parent || suffix) is null then
                execute format('create table %I (like %I including storage including compression)', parent || suffix, parent);
                execute format(
                    'alter table %I attach partition %I for values from (%s) to (%s)',
                    parent, parent || suffix, seq_at(month), seq_at((month at time zone 'UTC' + interval '1 month') at time zone 'UTC'));
            end if;
        end loop;
    end loop;
end
$$;
revoke all on procedure make_statement_partitions(timestamptz, int) from public;
call make_statement_partitions(now(), 4);
