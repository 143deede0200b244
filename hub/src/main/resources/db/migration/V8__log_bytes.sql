-- How many bytes of statements a batch holds, so that who reads the log can bound a page by bytes without looking at the statements.
alter table log_batch add column bytes bigint not null default 0;

update log_batch b set bytes = coalesce(
    (select sum(octet_length(s.body)) from statement s
        where s.tenant_id = b.tenant_id and s.seq between b.first_seq and b.last_seq), 0);
