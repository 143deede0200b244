-- What was read of a whole class, so that it is found for each pupil who attended it on that day.
alter table audit_event add class_id uuid, add day date;
create index audit_event_class on audit_event (tenant_id, class_id, day, seq) where class_id is not null;
create index audit_event_actor on audit_event (tenant_id, actor, seq);

-- Events wait here until they are sealed; a trigger, so that no way of writing one can forget it.
create table audit_unsealed (
    tenant_id int not null references tenant,
    seq bigint not null,
    primary key (tenant_id, seq)
);
call protect_tenant_table('audit_unsealed', 'select, insert, delete');
create function audit_event_waits() returns trigger language plpgsql as $$
begin
    insert into audit_unsealed (tenant_id, seq) values (new.tenant_id, new.seq);
    return null;
end
$$;
create trigger audit_event_waits after insert on audit_event for each row execute function audit_event_waits();
insert into audit_unsealed (tenant_id, seq) select tenant_id, seq from audit_event;

-- The chain: position has no gaps, hash covers the event and the hash before.
create table audit_seal (
    tenant_id int not null references tenant,
    position bigint not null,
    seq bigint not null,
    hash bytea not null,
    primary key (tenant_id, position),
    unique (tenant_id, seq)
);
call protect_tenant_table('audit_seal', 'select, insert');

-- Its end, and the lock of who makes it longer.
create table audit_head (
    tenant_id int not null references tenant primary key,
    position bigint not null,
    hash bytea not null,
    sealed_at timestamptz not null
);
call protect_tenant_table('audit_head', 'select, insert, update');

-- Runs as the owner, as the sealer serves all tenants; it tells nothing but who has something to seal.
create function tenants_to_seal() returns setof int
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct tenant_id from audit_unsealed
$$;
revoke all on function tenants_to_seal() from public;
grant execute on function tenants_to_seal() to "${server}";
