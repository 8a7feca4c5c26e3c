"""Plans with their baselines and targets, reports, and the ledger of about a million observations."""

from datetime import date, datetime, timedelta

import psycopg

# Agreed in what runs or has ended; drafted or proposed in half of what is formed.
FRAMEWORKS = """
    INSERT INTO plan_framework (id, state, collaboration_id, version, vision, mission, starts_on, ends_on,
        begun_at,
        proposed_at, due_on, agreed_at, reason)
    SELECT collaboration_id, how, collaboration_id, 1, 'Layanan yang sama baiknya bagi semua warga.',
        'Bekerja bersama.',
        opened_at::date, opened_at::date + 1095, opened_at + interval '12 days',
        CASE WHEN how <> 'draft' THEN opened_at + interval '30 days' END,
        CASE WHEN how = 'proposed' THEN (opened_at + interval '30 days')::date + 120 END,
        CASE WHEN how = 'agreed' THEN opened_at + interval '40 days' END, ''
    FROM (SELECT *, CASE WHEN state <> 'formed' THEN 'agreed' WHEN pg_temp.draw(collaboration_id,
        41) < 50 THEN 'draft'
            WHEN pg_temp.draw(collaboration_id, 41) < 80 THEN 'proposed' END AS how
        FROM member WHERE n = 1) m WHERE how IS NOT NULL;
    INSERT INTO plan_assent (id, collaboration_id, framework_id, organisation_id, given_at, given_by,
        withdrawn)
    SELECT row_number() OVER (), f.id, f.id, m.organisation_id, f.proposed_at, 'Kepala daerah', false
    FROM plan_framework f JOIN member m ON m.collaboration_id = f.id
    WHERE f.state = 'agreed' OR (f.state = 'proposed' AND m.n = 1);
    INSERT INTO plan_node (id, collaboration_id, framework_id, identity, kind, title, position)
    SELECT id, id, id, gen_random_uuid(), 'goal', 'Layanan bersama berjalan', 1 FROM plan_framework;
    INSERT INTO plan_activity (id, collaboration_id, framework_id, node_id, identity, title, owner_id,
        starts_on, ends_on,
        budget, progress, position)
    SELECT row_number() OVER (), f.id, f.id, f.id, gen_random_uuid(), 'Kegiatan ' || k, m.organisation_id,
        f.starts_on + 60 * k, f.starts_on + 60 * k + 90, 250000000, 'running', k
    FROM plan_framework f CROSS JOIN generate_series(1,
        2) k JOIN member m ON m.collaboration_id = f.id AND m.n = 1;
    INSERT INTO plan_contribution (id, collaboration_id, activity_id, organisation_id, amount, source)
    SELECT row_number() OVER (), a.collaboration_id, a.id, m.organisation_id, 100000000, 'APBD'
    FROM plan_activity a JOIN member m ON m.collaboration_id = a.collaboration_id;
    CREATE TEMP TABLE measured AS
    SELECT f.id AS framework, k, md5(f.id || ':' || k)::uuid AS indicator, f.state, c.state AS matter,
        f.agreed_at
    FROM plan_framework f JOIN engage_collaboration c ON c.id = f.id
    JOIN generate_series(1, 2) k ON k = 1 OR c.state <> 'ended';
    INSERT INTO plan_indicator (id, collaboration_id) SELECT indicator, framework FROM measured;
    INSERT INTO plan_indicatorversion (id, collaboration_id, indicator_id, framework_id, node_id, name,
        unit, is_ratio,
        direction, nature, rule, weight, verification, position, parties)
    SELECT row_number() OVER (), framework, indicator, framework, framework,
        CASE k WHEN 1 THEN 'Warga yang terlayani' ELSE 'Layanan tepat waktu' END,
            CASE k WHEN 1 THEN 'orang' ELSE '%' END,
        k = 2, 'higher', CASE k WHEN 1 THEN 'flow' ELSE 'level' END,
            CASE k WHEN 1 THEN 'sum' ELSE 'ratio_of_sums' END,
        1, 'Laporan dinas', k, CASE WHEN state = 'agreed' THEN
            (SELECT max(parties) FROM member WHERE collaboration_id = framework) ELSE 0 END FROM measured;
    INSERT INTO plan_commitment (id, collaboration_id, framework_id, indicator_id, organisation_id)
    SELECT row_number() OVER (), framework, framework, indicator, m.organisation_id
    FROM measured JOIN member m ON m.collaboration_id = framework;
    INSERT INTO plan_period (id, collaboration_id, kind, name, starts_on, ends_on, opens_on, due_on,
        closes_on)
    SELECT row_number() OVER (ORDER BY f.id, c.starts_on), f.id, c.kind, c.name, c.starts_on, c.ends_on,
        c.opens_on, c.due_on, c.closes_on
    FROM plan_framework f JOIN engage_collaboration m ON m.id = f.id
    JOIN calendar c ON (c.kind = 'year') = (m.state = 'ended');
    ANALYZE plan_period; ANALYZE plan_commitment; ANALYZE measured;
"""
# A value for a cell: a number that follows from the cell; the second indicator is a share of a hundred.
VALUE = "pg_temp.draw(c.id + {salt}, {salt}) * CASE k WHEN 1 THEN 10 ELSE 1 END"
PLANNED = f"""
    INSERT INTO plan_plannedvalue (id, collaboration_id, framework_id, indicator_id, organisation_id,
        period_id, kind, status,
        numerator, denominator)
    SELECT row_number() OVER (), c.framework_id, c.framework_id, c.indicator_id, c.organisation_id, period,
        kind, 'known',
        {VALUE.format(salt=51)}, CASE WHEN k = 1 THEN 1 ELSE 100 END
    FROM plan_commitment c JOIN measured d ON d.indicator = c.indicator_id
    CROSS JOIN LATERAL (SELECT NULL::bigint, 'baseline' UNION ALL
        SELECT p.id, 'target' FROM plan_period
            p WHERE p.collaboration_id = c.framework_id) AS cells (period, kind);
    INSERT INTO plan_observation (id, collaboration_id, indicator_id, organisation_id, period_id, kind,
        status, numerator,
        denominator, note, source, current, key, user_id, actor, at)
    SELECT gen_random_uuid(), p.collaboration_id, p.indicator_id, p.organisation_id, p.period_id, p.kind,
        p.status, p.numerator,
        p.denominator, '', '', true,
        concat_ws(':', 'framework', p.framework_id, p.kind, p.indicator_id, p.period_id,
            p.organisation_id), NULL, 'Kepala daerah',
        f.agreed_at
    FROM plan_plannedvalue p JOIN plan_framework f ON f.id = p.framework_id AND f.state = 'agreed';
"""
# Reports of what is past: all of the years that ended, nearly all quarters; a few wait to be checked.
REPORTS = f"""
    INSERT INTO evaluate_submission (id, state, collaboration_id, framework_id, period_id, organisation_id,
        begun_at, note,
        round, submitted_at, submitted_by, accepted_at, accepted_by, accepted_for_id, reason)
    SELECT row_number() OVER (), CASE WHEN waits THEN 'submitted' ELSE 'accepted' END, f.id, f.id, p.id,
        m.organisation_id, p.opens_on,
        '', 1, p.opens_on + interval '3 days', 'Pejabat ' || m.speaker || ' (contoh)',
            CASE WHEN NOT waits THEN p.opens_on + interval '6 days' END,
        CASE WHEN waits THEN '' ELSE 'Pejabat ' || o.speaker || ' (contoh)' END,
            CASE WHEN NOT waits THEN o.organisation_id END, ''
    FROM plan_framework f JOIN plan_period
        p ON p.collaboration_id = f.id JOIN member m ON m.collaboration_id = f.id
    JOIN member o ON o.collaboration_id = f.id AND o.n = CASE WHEN m.n = 1 THEN 2 ELSE 1 END,
        LATERAL (SELECT p.ends_on > %(now)s::date - 70 AND pg_temp.draw(p.id + m.n, 61) < 6) AS a (waits)
    WHERE f.state = 'agreed' AND p.opens_on
        <= %(now)s::date AND (m.state = 'ended' OR pg_temp.draw(p.id + m.n, 62) < 96);
    INSERT INTO evaluate_value (id, collaboration_id, submission_id, indicator_id, status, numerator,
        denominator, note, remark)
    SELECT row_number() OVER (), s.collaboration_id, s.id, c.indicator_id, 'known', {VALUE.format(salt=63)},
        CASE WHEN k = 1 THEN 1 ELSE 100 END, '', ''
    FROM evaluate_submission s JOIN plan_commitment
        c ON c.framework_id = s.framework_id AND c.organisation_id = s.organisation_id
    JOIN measured d ON d.indicator = c.indicator_id;
    INSERT INTO plan_observation (id, collaboration_id, indicator_id, organisation_id, period_id, kind,
        status, numerator,
        denominator, note, source, submission_id, current, key, user_id, actor, at)
    SELECT gen_random_uuid(), s.collaboration_id, v.indicator_id, s.organisation_id, s.period_id,
        kinds.kind, v.status, v.numerator,
        v.denominator, '', '', s.id, true, format('submission:%%s:1:%%s:%%s:%%s:%%s:%%s', s.id, kinds.kind,
            kinds.kind,
            replace(v.indicator_id::text, '-', ''), s.period_id, s.organisation_id),
        NULL, s.submitted_by, coalesce(kinds.at, s.submitted_at)
    FROM evaluate_submission s JOIN evaluate_value v ON v.submission_id = s.id
    CROSS JOIN LATERAL (VALUES ('claimed', s.submitted_at), ('verified', s.accepted_at)) AS kinds (kind, at)
    WHERE kinds.kind = 'claimed' OR s.state = 'accepted';
"""
# One finding in every tenth, mostly mended; a citizen's word on every eighth that is published.
AFTER = """
    INSERT INTO evaluate_finding (id, state, collaboration_id, title, detail, found_at, found_by, action,
        owner_id, due_on, result,
        done_at, done_by_id, verified_at, verified_by_id, reason)
    SELECT row_number() OVER (), CASE WHEN open THEN 'planned' ELSE 'verified' END, m.collaboration_id,
        'Cakupan belum merata', 'Dua kecamatan tertinggal.',
        m.opened_at + interval '100 days', 'Pejabat ' || m.speaker || ' (contoh)', 'Menambah petugas.',
            m.organisation_id,
        CASE WHEN open THEN %(now)s::date + (pg_temp.draw(m.collaboration_id,
            72) %% 60) - 10 ELSE m.opened_at::date + 160 END,
        CASE WHEN open THEN '' ELSE 'Selesai.' END,
            CASE WHEN NOT open THEN m.opened_at + interval '150 days' END,
        CASE WHEN NOT open THEN m.speaker END, CASE WHEN NOT open THEN m.opened_at + interval '155 days' END,
        CASE WHEN NOT open THEN o.speaker END, ''
    FROM member m JOIN member o ON o.collaboration_id = m.collaboration_id AND o.n = 2,
        LATERAL (SELECT m.state = 'running' AND pg_temp.draw(m.collaboration_id, 73) < 15) AS a (open)
    WHERE m.n = 1 AND m.state <> 'formed' AND pg_temp.draw(m.collaboration_id, 71) < 10;
    INSERT INTO evaluate_feedback (id, state, collaboration_id, kind, text, rating, place, received_at,
        secret_hash, responsible_id, ticket,
        due_on, shown, moderated_at, reason, answer, answered_at, answered_by)
    SELECT row_number() OVER (), 'answered', c.id, 'aspiration', 'Mohon jadwalnya diumumkan.', 3, '',
        c.published_at + interval '30 days',
        md5(c.id::text) || md5(c.title), c.opened_by_id, '', NULL, true,
            c.published_at + interval '31 days', '', 'Sudah diumumkan.',
        c.published_at + interval '33 days', 'Dinas'
    FROM engage_collaboration c WHERE c.published_at IS NOT NULL AND pg_temp.draw(c.id, 81) < 12;
"""


def build(link: "psycopg.Connection[tuple[object, ...]]", *, now: datetime) -> None:
    """Lay down plans, reports and the ledger; the totals are made afterwards."""
    link.execute(
        "CREATE TEMP TABLE calendar (kind text, name text, starts_on date, ends_on date, opens_on date, "
        "due_on date, closes_on date)"
    )
    link.cursor().executemany(
        "INSERT INTO calendar VALUES (%s, %s, %s, %s, %s, %s, %s)", calendar(now.date())
    )
    for words in (FRAMEWORKS, PLANNED, REPORTS, AFTER):
        for statement in filter(str.strip, words.split(";\n")):
            said = {"now": now} if "%(now)s" in statement or "%%" in statement else None
            link.execute(statement, said)


def calendar(today: date) -> list[tuple[object, ...]]:
    """Return the quarters of this year and the whole year before, with the deadlines of the law."""
    from rajut.core.law.periods import PeriodKind, periods

    this, last = date(today.year, 1, 1), date(today.year - 1, 1, 1)
    found = [
        *periods(PeriodKind.QUARTER, this, date(today.year, 12, 31)),
        *periods(PeriodKind.YEAR, last, this - timedelta(1)),
    ]
    return [(p.kind.value, p.name, p.start, p.end, p.opens, p.due, p.closes) for p in found]
