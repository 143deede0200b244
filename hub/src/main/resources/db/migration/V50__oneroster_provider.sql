-- What the OneRoster provider needs: ids that are the hub's own, where a row had only its source's; what clients know persons by; and
-- the gradebook as it reads it.

-- Random, but newer ones are greater (as RFC 9562's version 7), so that indexes grow at their end. PostgreSQL has its own from 18 on.
create function ordered_uuid() returns uuid language sql volatile as $$
    select encode(overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 'hex')::uuid
$$;
grant execute on function ordered_uuid() to "${server}";

alter table academic_session add session_id uuid not null default ordered_uuid(), add unique (tenant_id, session_id);
alter table course add course_id uuid not null default ordered_uuid(), add unique (tenant_id, course_id);
alter table enrollment add enrollment_id uuid not null default ordered_uuid(), add unique (tenant_id, enrollment_id);

-- Who has a role at a school; source stands behind, as in the other indexes of the roster.
create index user_role_org on user_role (tenant_id, org_sourced_id, role, user_sourced_id, source);
create index user_profile_user on user_profile (tenant_id, user_sourced_id, source);

-- What an API client knows persons by: random, the same at every request, another one for every client.
create table person_alias (
    tenant_id int not null references tenant,
    client_id uuid not null,
    person_id uuid not null,
    alias uuid not null default gen_random_uuid(),
    primary key (tenant_id, client_id, person_id),
    unique (tenant_id, client_id, alias)
);
create index person_alias_person on person_alias (tenant_id, person_id);
call protect_tenant_table('person_alias', 'select, insert, delete');

-- When the hub last changed it; a result also changes with its line item.
alter table lti_line_item add changed_at timestamptz not null default clock_timestamp();
alter table lti_result add result_id uuid not null default ordered_uuid(), add changed_at timestamptz not null default clock_timestamp(),
    add unique (tenant_id, result_id);

-- The gradebook for modules that know no tools: only what is fully graded has a score, in the line item's measure.
create view gradebook_line_item with (security_invoker = true) as
select tenant_id, line_item_id, class_id, label as title, coalesce(starts_at, made_at) as assigned_at, ends_at as due_at,
    score_maximum, changed_at
from lti_line_item;
create view gradebook_result with (security_invoker = true) as
select r.tenant_id, r.result_id, r.line_item_id, i.class_id, r.person_id,
    case when r.grading_progress = 'FullyGraded'
        then trim_scale(round(r.score_given * i.score_maximum / r.score_maximum, 10)) end as score,
    case when r.grading_progress = 'FullyGraded' then 'fully graded'
        when r.score_given is not null then 'partially graded'
        when r.activity_progress in ('Submitted', 'Completed') or r.submitted_at is not null then 'submitted'
        else 'not submitted' end as score_status,
    r.activity_progress in ('Started', 'InProgress') as in_progress, r.scored_at, r.comment,
    greatest(r.changed_at, i.changed_at) as changed_at
from lti_result r join lti_line_item i on i.tenant_id = r.tenant_id and i.line_item_id = r.line_item_id;
grant select on gradebook_line_item, gradebook_result to "${server}";
