-- Attachments (xAPI 1.0.3 part 2, 2.4.11): the raw bytes once per tenant and hash. An upload is written ahead under a fresh content_id, part by
-- part, each in a transaction of its own; only the statements' transaction makes it an attachment. attachment_upload has what no such
-- transaction has claimed yet; what nobody claims within an hour of its last part is swept, by the owner.
create table attachment_upload (
    tenant_id int not null references tenant,
    content_id bigint generated always as identity,
    last_part_at timestamptz not null default clock_timestamp(),
    primary key (tenant_id, content_id)
) with (fillfactor = 50);
call protect_tenant_table('attachment_upload', 'select, insert, update, delete');

-- Parts of at most a megabyte, read one by one; external: compressing what is compressed already costs time for nothing.
create table attachment_content (
    content_id bigint not null,
    tenant_id int not null,
    part int not null,
    bytes bytea not null,
    primary key (tenant_id, content_id, part)
);
alter table attachment_content alter column bytes set storage external;
call protect_tenant_table('attachment_content', 'select, insert');

-- sha2: the hash; its length tells the algorithm.
create table attachment (
    content_id bigint not null,
    length bigint not null,
    tenant_id int not null,
    sha2 bytea not null,
    primary key (tenant_id, sha2)
);
call protect_tenant_table('attachment', 'select, insert');

-- Which statements brought which data. The foreign key keeps what is in use from being removed meanwhile.
create table statement_attachment (
    seq bigint not null,
    tenant_id int not null,
    sha2 bytea not null,
    content_type text not null,
    primary key (tenant_id, seq, sha2),
    foreign key (tenant_id, sha2) references attachment
);
create index statement_attachment_sha2 on statement_attachment (tenant_id, sha2);
call protect_tenant_table('statement_attachment', 'select, insert');

-- Removes the attachments of a tenant that no statement uses any more, once its links are deleted; how many. In ascending order, as
-- storing takes them.
create function remove_unused_attachments(tenant int) returns bigint language plpgsql as $$
declare
    removed bigint := 0;
    unused record;
begin
    for unused in
        select a.sha2 from attachment a where a.tenant_id = tenant and not exists (
            select from statement_attachment s where s.tenant_id = a.tenant_id and s.sha2 = a.sha2)
        order by a.sha2
    loop
        begin
            with gone as (
                delete from attachment a where a.tenant_id = tenant and a.sha2 = unused.sha2 returning a.content_id)
            delete from attachment_content c using gone where c.tenant_id = tenant and c.content_id = gone.content_id;
            removed := removed + 1;
        exception when foreign_key_violation then
            null; -- a statement that came meanwhile uses it
        end;
    end loop;
    return removed;
end
$$;
revoke all on function remove_unused_attachments(int) from public;
