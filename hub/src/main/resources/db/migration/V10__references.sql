-- Statements found by what they refer to (xAPI 1.0.3 part 3, 2.1.3, filter conditions for StatementRefs). face: a statement that the
-- one at seq refers to, itself or by way of others; for each face, what filters may ask of it, as numbers (ReferenceKind): 0 verb,
-- 1 agent, 2 agent elsewhere, 3 activity, 4 activity elsewhere, 5 the first half of the registration.
create table reference_link (
    number bigint not null,
    seq bigint not null,
    face bigint not null,
    tenant_id int not null,
    kind smallint not null,
    primary key (tenant_id, kind, number, seq, face)
);
call protect_tenant_table('reference_link', 'select, insert');

-- Statements that refer, itself or by way of others, to one that is not here (yet). log_head counts them, so that whoever stores sees
-- without asking that there are none.
create table reference_waiting (
    target uuid not null,
    seq bigint not null,
    tenant_id int not null,
    primary key (tenant_id, target, seq)
);
call protect_tenant_table('reference_waiting', 'select, insert, delete');

alter table log_head add waiting int not null default 0;

create temporary table chain on commit drop as
with recursive steps(tenant_id, seq, target, depth) as (
    select tenant_id, seq, target, 1 from statement_reference
    union
    select c.tenant_id, c.seq, s.reference, c.depth + 1
    from steps c
    join statement_key k on k.tenant_id = c.tenant_id and k.id = c.target
    join statement s on s.tenant_id = k.tenant_id and s.seq = k.seq
    where s.reference is not null and c.depth < 50
)
select distinct c.tenant_id, c.seq, c.target, k.seq as face
from steps c left join statement_key k on k.tenant_id = c.tenant_id and k.id = c.target;

insert into reference_link (tenant_id, kind, number, seq, face)
with face as (select tenant_id, seq, face from chain where face is not null and face <> seq)
select distinct f.tenant_id, n.kind, n.number, f.seq, f.face
from face f
join statement s on s.tenant_id = f.tenant_id and s.seq = f.face
cross join lateral (values
    (0, s.verb),
    (1, s.actor),
    (3, s.activity),
    (5, ('x' || left(replace(s.registration::text, '-', ''), 16))::bit(64)::bigint)) n(kind, number)
where n.number is not null
union
select f.tenant_id, case when a.direct then 1 else 2 end, a.agent, f.seq, f.face
from face f join statement_agent a on a.tenant_id = f.tenant_id and a.seq = f.face
union
select f.tenant_id, 2, agent, f.seq, f.face
from face f
join statement s on s.tenant_id = f.tenant_id and s.seq = f.face
join authority a on a.tenant_id = s.tenant_id and a.id = s.authority
cross join unnest(a.agents) agent
union
select f.tenant_id, 4, a.activity, f.seq, f.face
from face f join statement_activity a on a.tenant_id = f.tenant_id and a.seq = f.face;

insert into reference_waiting (tenant_id, target, seq)
select tenant_id, target, seq from chain where face is null;

update log_head h set waiting = w.count
from (select tenant_id, count(*) from reference_waiting group by tenant_id) w
where w.tenant_id = h.tenant_id;
