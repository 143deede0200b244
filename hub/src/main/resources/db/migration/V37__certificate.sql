-- The certificate as it was written when the erasure was done; its digest stands in the audit.
alter table erasure add certificate text;
-- Who opened whose records, why and when stays as it was; only its end, the note of the head, and the blanked reason change.
revoke update on break_glass from "${server}";
grant update (until, seen_by, seen_at, reason) on break_glass to "${server}";
