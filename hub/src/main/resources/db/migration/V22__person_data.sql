-- A person's data goes from every module (docs/decisions/0022-person-data.md).

grant delete on opt_out to "${server}";
-- What a finding cites may be a name; the finding itself stays in the run's report.
grant update (value) on import_finding to "${server}";
