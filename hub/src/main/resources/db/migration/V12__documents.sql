-- Documents of the three document resources: 0 state, 1 agent profile, 2 activity profile. agent and activity are numbers of the
-- dictionaries, 0 where the resource has none. etag: the SHA-1 of the content in hexadecimal digits.
create table document (
    tenant_id int not null,
    id bigint generated always as identity,
    agent bigint not null,
    activity bigint not null,
    updated timestamptz not null,
    registration uuid,
    resource smallint not null,
    document_id text not null,
    content_type text not null,
    etag text not null,
    content bytea not null,
    primary key (tenant_id, id),
    constraint document_place unique nulls not distinct (tenant_id, resource, agent, activity, document_id, registration)
);
call protect_tenant_table('document', 'select, insert, update, delete');
