-- What a hub of schema version 7 holds after a little use: one tenant, two statements of which one is voided, a reference to the other.
insert into tenant (slug, name) values ('main', '教育委員会');
insert into seq_head values (1, seq_at(now()));
insert into log_head values (1, 2);
insert into agent (tenant_id, key, kind, value, home_page) values
    (1, '\x01', 0, 'pupil', 'https://school.example'),
    (1, '\x02', 0, 'client', 'http://localhost:8080');
insert into activity (tenant_id, key, iri) values (1, sha256('https://drill.example/1'), 'https://drill.example/1');
insert into verb (tenant_id, key, iri) values
    (1, sha256('https://verbs.example/answered'), 'https://verbs.example/answered'),
    (1, sha256('http://adlnet.gov/expapi/verbs/voided'), 'http://adlnet.gov/expapi/verbs/voided'),
    (1, sha256('https://verbs.example/confirmed'), 'https://verbs.example/confirmed');
insert into authority (tenant_id, key, body, agents) values
    (1, '\x03', '{"objectType":"Agent","account":{"homePage":"http://localhost:8080","name":"client"}}', array[2]);
insert into statement_key (tenant_id, id, seq)
    select 1, ('00000000-0000-4000-8000-00000000000' || n)::uuid, seq_at(now() - interval '1 hour') + n from generate_series(1, 4) n;
insert into statement (tenant_id, seq, id, verb, actor, activity, authority, "timestamp", reference, added, body)
    select 1, k.seq, k.id, s.verb, 1, s.activity, 1, now() - interval '1 hour', s.reference, s.added, convert_to(s.body, 'UTF8')
    from (values
        (1, 1, 1, null, 30, '{"id":"00000000-0000-4000-8000-000000000001","actor":{"account":{"homePage":"https://school.example","name":"pupil"}},"verb":{"id":"https://verbs.example/answered"},"object":{"id":"https://drill.example/1"}}'),
        (2, 1, 1, null, 30, '{"id":"00000000-0000-4000-8000-000000000002","actor":{"account":{"homePage":"https://school.example","name":"pupil"}},"verb":{"id":"https://verbs.example/answered"},"object":{"id":"https://drill.example/1"}}'),
        (3, 2, null, '00000000-0000-4000-8000-000000000002'::uuid, 94, '{"id":"00000000-0000-4000-8000-000000000003","actor":{"account":{"homePage":"https://school.example","name":"pupil"}},"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},"object":{"objectType":"StatementRef","id":"00000000-0000-4000-8000-000000000002"}}'),
        (4, 3, null, '00000000-0000-4000-8000-000000000001'::uuid, 30, '{"id":"00000000-0000-4000-8000-000000000004","actor":{"account":{"homePage":"https://school.example","name":"pupil"}},"verb":{"id":"https://verbs.example/confirmed"},"object":{"objectType":"StatementRef","id":"00000000-0000-4000-8000-000000000001"}}')
    ) s(n, verb, activity, reference, added, body)
    join statement_key k on k.id = ('00000000-0000-4000-8000-00000000000' || s.n)::uuid;
insert into statement_reference (tenant_id, target, seq, voids)
    select tenant_id, reference, seq, verb = 2 from statement where reference is not null;
insert into log_batch select 1, 1, min(seq), max(seq) - 1 from statement union all select 1, 2, max(seq), max(seq) from statement;
-- Two visits to the nurse and two records that wait, as they were before kinds had a catalogue (V47).
insert into nurse_visit (tenant_id, source, source_key, person_id, date, time_in, kind, details, digest, updated_at) values
    (1, 'nurse', 'full', '00000000-0000-4000-8000-0000000000aa', '2026-05-11', '10:20', 'ILLNESS',
        '{"reasons": ["頭痛", "発熱"], "temperature": 37.5, "sleep": null, "treatment": "休養"}', gen_random_uuid(), now()),
    (1, 'nurse', 'empty', '00000000-0000-4000-8000-0000000000aa', '2026-05-12', '10:20', 'INJURY',
        '{"reasons": [], "temperature": null}', gen_random_uuid(), now());
insert into quarantined_record (tenant_id, kind, source, source_key, import_id, file, line, scheme, person_key, reason, date, payload,
        digest, since) values
    (1, 'NURSE_VISIT', 'nurse', 'waits', 1, 'visits.csv', 2, 'USERNAME', 'nobody', 'UNKNOWN_PERSON', '2026-05-11',
        '{"timeIn": "10:20", "timeOut": null, "period": null, "kind": "ILLNESS", "details": {"reasons": ["腹痛"], "sleep": null}}',
        gen_random_uuid(), now()),
    (1, 'ATTENDANCE', 'attendance', 'waits', 1, 'attendance.csv', 2, 'USERNAME', 'nobody', 'UNKNOWN_PERSON', '2026-05-11',
        '{"status": "LATE", "minutesLate": 5, "reason": null}', gen_random_uuid(), now());
