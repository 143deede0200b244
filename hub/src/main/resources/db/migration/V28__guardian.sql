-- What of their children's data the tenant opens to guardians; no row: nothing.
create table guardian_access (
    tenant_id int not null references tenant,
    category text not null check (category in ('STUDY', 'ATTENDANCE', 'MOOD')),
    primary key (tenant_id, category)
);
call protect_tenant_table('guardian_access', 'select, insert, delete');
