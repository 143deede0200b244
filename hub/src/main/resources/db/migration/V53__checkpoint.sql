-- From where another attempt of a run goes on: the source's cursor, and what had been staged by then. Gone once the run has ended.
alter table import_run add column checkpoint jsonb;
