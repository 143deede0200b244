-- A client has several secrets while one takes over from another, and tokens that it got for one (RFC 6749, 4.4).
alter table credential add kind text not null default 'SECRET' check (kind in ('SECRET', 'TOKEN')),
    add issued_at timestamptz not null default clock_timestamp(),
    add last_used_at timestamptz;
update credential set kind = 'TOKEN' where actor_home_page is not null;

-- Notes the use of a secret; as the owner, because the tenant is known only from the secret. At most once a minute.
create function touch_credential(used bytea) returns void
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    update credential c set last_used_at = now() from credential_directory d
    where d.hash = used and c.tenant_id = d.tenant_id and c.hash = d.hash
        and (c.last_used_at is null or c.last_used_at < now() - interval '1 minute')
$$;
revoke all on function touch_credential(bytea) from public;
grant execute on function touch_credential(bytea) to "${server}";
