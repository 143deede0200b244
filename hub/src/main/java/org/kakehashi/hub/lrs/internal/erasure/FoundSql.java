package org.kakehashi.hub.lrs.internal.erasure;

import org.kakehashi.hub.lrs.ErasureTarget;

/** The SQL that finds an erasure's statements behind {@code :after}, at most {@code :most}, in the order of seq. */
final class FoundSql {
    private static final String WITHIN =
            " and s.seq > :after and s.\"timestamp\" >= w.since and s.\"timestamp\" < w.until order by s.seq limit :most)";

    private static final String AGENTS = """
            wanted as (select * from unnest(:numbers::bigint[], :since::timestamptz[], :until::timestamptz[])
                as w (agent, since, until)),
            found as (
                (select s.seq, s.id from wanted w join statement s on s.tenant_id = :tenant and s.actor = w.agent""" + WITHIN + """

                union
                (select s.seq, s.id from wanted w join statement_agent l on l.tenant_id = :tenant and l.agent = w.agent
                        and l.seq > :after
                    join statement s on s.tenant_id = l.tenant_id and s.seq = l.seq""" + WITHIN + """

                union
                (select s.seq, s.id from authority a join wanted w on w.agent = any(a.agents)
                    join statement s on s.tenant_id = :tenant and s.authority = a.id and a.tenant_id = :tenant""" + WITHIN + " order by seq limit :most)";

    private static final String PERIOD = """
            found as (select s.seq, s.id from statement s
                where s.tenant_id = :tenant and s.seq > :after and s.seq >= :from and s.seq < :until
                    and (:one::boolean is false or s.authority = any(:mine::bigint[])) and not s.authority = any(:others::bigint[])
                order by s.seq limit :most)""";

    private static final String STRAGGLERS = """
            found as (
                (select s.seq, s.id from erased_number e join statement s on s.tenant_id = :tenant and s.actor = e.number
                    where e.tenant_id = :tenant and not e.authority and s.seq > :after order by s.seq limit :most)
                union
                (select s.seq, s.id from erased_number e
                    join statement_agent l on l.tenant_id = :tenant and l.agent = e.number and l.seq > :after
                    join statement s on s.tenant_id = :tenant and s.seq = l.seq
                    where e.tenant_id = :tenant and not e.authority order by s.seq limit :most)
                union
                (select s.seq, s.id from erased_number e join statement s on s.tenant_id = :tenant and s.authority = e.number
                    where e.tenant_id = :tenant and e.authority and s.seq > :after order by s.seq limit :most)
                order by seq limit :most)""";

    private FoundSql() {}

    static String of(ErasureTarget target) {
        return "with "
                + switch (target) {
                    case ErasureTarget.Agents agents -> AGENTS;
                    case ErasureTarget.Period period -> PERIOD;
                    case ErasureTarget.Stragglers stragglers -> STRAGGLERS;
                };
    }
}
