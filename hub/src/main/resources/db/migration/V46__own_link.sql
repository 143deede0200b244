-- A tool's own link is found without reading those that teachers chose.
create index resource_link_own on resource_link (tenant_id, client_id) where added_by is null;
