-- Of what the ids of enrolments and results are made by which a client knows them: two clients' ids can't be joined. As person_alias,
-- it isn't sealed: who reads this database sees what it would hide.
create table roster_client (
    tenant_id int not null references tenant,
    client_id uuid not null,
    id_secret bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
    primary key (tenant_id, client_id)
);
call protect_tenant_table('roster_client', 'select, insert');

-- Few users have gone; what else is theirs is known by these.
create index roster_user_gone on roster_user (tenant_id, updated_at) where not active;

-- Which users have changed since a time, without reading all of them.
create index roster_user_changed on roster_user (tenant_id, updated_at);
create index user_role_changed on user_role (tenant_id, updated_at);
create index user_profile_changed on user_profile (tenant_id, updated_at);
