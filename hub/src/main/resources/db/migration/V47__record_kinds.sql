-- Records of the kinds that boards and figures don't count: one table, their content as the catalogue of kinds has it. A record
-- is about one person, one class or one school.
create table school_record (
    tenant_id int not null references tenant,
    kind text not null,
    source text not null,
    source_key text not null,
    record_id bigint generated always as identity,
    person_id uuid,
    class_id uuid,
    school_id uuid,
    date date not null,
    payload jsonb not null,
    digest uuid not null,
    updated_at timestamptz not null,
    primary key (tenant_id, kind, source, source_key),
    unique (tenant_id, record_id),
    check (num_nonnulls(person_id, class_id, school_id) = 1)
);
create index school_record_person on school_record (tenant_id, person_id, date) where person_id is not null;
create index school_record_day on school_record using brin (tenant_id, date);
call protect_tenant_table('school_record', 'select, insert, update, delete');

-- What is staged is of runs that begin again.
delete from stage_record;
alter table stage_record add column class_id uuid, add column school_id uuid;

-- A record's content is flat now: a visit's details stand beside its other fields, its reasons one by one, and what is unknown is
-- left out.
create function pg_temp.flat_details(d jsonb) returns jsonb language sql immutable as $$
    select jsonb_strip_nulls(d - 'reasons' || jsonb_build_object('reason1', d->'reasons'->0, 'reason2', d->'reasons'->1,
        'reason3', d->'reasons'->2))
$$;
update nurse_visit set details = pg_temp.flat_details(details);
update quarantined_record set payload = jsonb_strip_nulls(payload - 'details')
    || case when jsonb_typeof(payload->'details') = 'object' then pg_temp.flat_details(payload->'details') else '{}' end;
drop function pg_temp.flat_details(jsonb);

-- E-mail addresses of the roster's users are keys, too.
insert into identity_link (tenant_id, source, source_key, valid_from, person_id)
select tenant_id, 'email:' || source, lower(email), '-infinity', min(person_id::text)::uuid
from roster_user where active and email <> ''
group by tenant_id, source, lower(email) having count(distinct person_id) = 1;

-- Pushed batches by their idempotency keys, for a week, with what was answered. digest: SHA-256 of all that was sent. The answer
-- holds no values of records.
create table record_push (
    tenant_id int not null references tenant,
    client text not null,
    idempotency_key text not null,
    digest text not null,
    answer text,
    at timestamptz not null default now(),
    primary key (tenant_id, client, idempotency_key)
);
call protect_tenant_table('record_push', 'select, insert, update, delete');
