-- IRIs of activities and verbs with their names. The id is derived from the IRI, so a rebuild gives the same one,
-- and an IRI longer than an index row may be is no trouble.
create table fact_term (
    tenant_id int not null references tenant,
    term uuid not null,
    iri text not null,
    name_ja text,
    name_en text,
    primary key (tenant_id, term)
);
call protect_tenant_table('fact_term', 'select, insert, update, delete');

-- What the facts keep of one statement of a known person: the source that they are computed from, and their evidence.
create table fact_statement (
    tenant_id int not null references tenant,
    person_id uuid not null,
    day date not null,
    seq bigint not null,
    statement_id uuid not null,
    at timestamptz not null,
    verb uuid not null,
    object uuid not null,
    activity uuid not null,
    -- 0 no answer, 1 answer, 2 scored question, 3 interaction without score (part of a question, where there is one)
    kind smallint not null,
    session uuid not null,
    attempt uuid not null,
    correct boolean,
    duration_ms bigint,
    primary key (tenant_id, person_id, day, seq),
    unique (tenant_id, statement_id)
);
create index fact_statement_answer on fact_statement (tenant_id, person_id, attempt, object, at, seq) where kind > 0;
call protect_tenant_table('fact_statement', 'select, insert, delete');

-- Each kept statement judged among the others: whether it is an answer that counts, and whether it is the first one to its
-- question in its attempt. Read with the reader's rights, so row-level security holds.
create view judged_statement with (security_invoker = true) as
select s.*,
    s.kind > 0 and not (s.kind = 3 and exists (select 1 from fact_statement q
        where q.tenant_id = s.tenant_id and q.person_id = s.person_id and q.attempt = s.attempt and q.day = s.day
            and q.kind = 2)) as counts,
    s.kind > 0 and not exists (select 1 from fact_statement e
        where e.tenant_id = s.tenant_id and e.person_id = s.person_id and e.attempt = s.attempt and e.object = s.object
            and e.kind > 0 and (e.at, e.seq) < (s.at, s.seq)) as first
from fact_statement s;
grant select on judged_statement to "${server}";

-- Statements that were voided, whether or not they had come by then.
create table fact_voided (
    tenant_id int not null references tenant,
    statement_id uuid not null,
    primary key (tenant_id, statement_id)
);
call protect_tenant_table('fact_voided', 'select, insert, delete');

create table fact (
    tenant_id int not null references tenant,
    person_id uuid not null,
    day date not null,
    activity uuid not null,
    answered int not null,
    first_tries int not null,
    first_try_correct int not null,
    seconds int not null,
    primary key (tenant_id, person_id, day, activity)
);
call protect_tenant_table('fact', 'select, insert, delete');

-- The day as a whole: its seconds are fewer than the activities' sum where these overlap.
create table fact_day (
    tenant_id int not null references tenant,
    person_id uuid not null,
    day date not null,
    answered int not null,
    first_tries int not null,
    first_try_correct int not null,
    seconds int not null,
    revision bigint not null,
    primary key (tenant_id, person_id, day)
);
call protect_tenant_table('fact_day', 'select, insert, delete');

-- Actors without a person yet, by day: once a link appears, the log is read again from first_batch.
create table fact_unresolved (
    tenant_id int not null references tenant,
    actor uuid not null,
    day date not null,
    source text not null,
    source_key text not null,
    at timestamptz not null,
    first_batch bigint not null,
    last_batch bigint not null,
    checked_at timestamptz not null default now(),
    primary key (tenant_id, actor, day)
);
create index fact_unresolved_check on fact_unresolved (tenant_id, checked_at);
call protect_tenant_table('fact_unresolved', 'select, insert, update, delete');

-- How far the statement log has been followed; replay_*: the stretch that is being read again.
create table fact_cursor (
    tenant_id int not null references tenant primary key,
    batch bigint not null,
    record_batch bigint not null,
    replay_batch bigint,
    replay_until bigint,
    revision bigint not null
);
call protect_tenant_table('fact_cursor', 'select, insert, update');
