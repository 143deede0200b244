-- A tool is deployed for the whole tenant (school_id null), or at schools, at most once at each.
alter table deployment add custom_parameters json not null default '{}';
create unique index deployment_school on deployment (tenant_id, client_id, school_id) nulls not distinct;

-- deployment_id of a link: under which it was chosen; null: the one that came with the tool, under whichever deployment its class's
-- school has. A deployment may go while its links stay: they open nothing until the tool is deployed at the school again.
alter table resource_link drop constraint resource_link_tenant_id_client_id_deployment_id_fkey;
alter table resource_link add foreign key (tenant_id, client_id) references tool;
alter table resource_link alter deployment_id drop not null;
update resource_link set deployment_id = null where added_by is null;

-- What a deployment that goes withdraws: the tokens of its launches of the last hours.
create index launch_deployment on launch (tenant_id, client_id, deployment_id, answered_at);

-- In what the hub's messages bend to a tool's software: names of Compatibility; nothing until an administrator says so.
alter table tool add compatibility text[] not null default '{}';
