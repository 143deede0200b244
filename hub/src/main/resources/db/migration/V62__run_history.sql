-- Runs leave the history after a time, but for what tells of a source: its last run, and the last that brought something in.
grant delete on import_run to "${server}";
create index import_run_source on import_run (tenant_id, source, import_id);
