-- Without pg_temp in the path, a session's own temporary tables would stand before all others, also within functions that run as the owner.
do $$
declare
    definer regprocedure;
begin
    for definer in select p.oid from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef loop
        execute format('alter function %s set search_path = pg_catalog, public, pg_temp', definer);
    end loop;
end
$$;
