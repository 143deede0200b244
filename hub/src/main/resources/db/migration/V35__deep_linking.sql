-- Deep Linking 2.0: tools that offer materials to choose from, and the materials of a class.
alter table tool add deep_linking_uri text;

-- A deep linking launch opens no link. data_hash: SHA-256 of what the tool must echo; returned_at: it did.
alter table launch alter resource_link_id drop not null;
alter table launch add message_type text not null default 'LtiResourceLinkRequest'
    check (message_type in ('LtiResourceLinkRequest', 'LtiDeepLinkingRequest'));
alter table launch add deployment_id text;
alter table launch add data_hash bytea;
alter table launch add returned_at timestamptz;
alter table launch add return_nonce_hash bytea;
alter table launch add return_log text;
alter table launch add constraint launch_opens check (
    case message_type when 'LtiResourceLinkRequest' then resource_link_id is not null else deployment_id is not null end);
create unique index launch_data on launch (tenant_id, data_hash) where data_hash is not null;
create index launch_return_nonce on launch (tenant_id, client_id, return_nonce_hash) where return_nonce_hash is not null;

-- added_by: the account that chose it from the tool; null: made with the tool's registration. line_item: what the tool
-- wishes for in the gradebook, as LineItemWish.
alter table resource_link add position int not null default 0;
alter table resource_link add hidden boolean not null default false;
alter table resource_link add description text;
alter table resource_link add icon_uri text;
alter table resource_link add available_from timestamptz;
alter table resource_link add available_until timestamptz;
alter table resource_link add submission_from timestamptz;
alter table resource_link add submission_until timestamptz;
alter table resource_link add frame_width int;
alter table resource_link add frame_height int;
alter table resource_link add window_name text;
alter table resource_link add line_item json;
alter table resource_link add added_by uuid;

-- Materials that open nothing of a tool's by LTI: addresses, and texts. They stand in one order with the class's links.
create table material (
    tenant_id int not null references tenant,
    material_id uuid not null,
    client_id uuid not null,
    class_id uuid not null,
    kind text not null check (kind in ('LINK', 'FILE', 'IMAGE', 'TEXT')),
    title text not null,
    description text,
    address text,
    icon_uri text,
    position int not null,
    hidden boolean not null default false,
    available_from timestamptz,
    available_until timestamptz,
    added_by uuid not null,
    primary key (tenant_id, material_id),
    foreign key (tenant_id, client_id) references tool,
    check ((address is null) = (kind = 'TEXT'))
);
create index material_class on material (tenant_id, class_id);
call protect_tenant_table('material', 'select, insert, update, delete');
