"""What the searches have found, and what organisations declare to need and to offer."""

from datetime import datetime

import psycopg

# Sentences are kept as template and values, as the engine tells them.
OPPORTUNITIES = """
    INSERT INTO identify_finderrun (id, state, focus, input_hash, holdings_hash, engine_version, figures,
        declared, done, total, found, stage, milliseconds, peak_mib, parts, tries, bindings, unchosen,
        failure, asked_by, asked_at, begun_at, heard_at, ended_at)
    VALUES (1, 'done', '', '', '', 'contoh', 0, 0, 1, 1, %(count)s, '', 60000, 0, '{}', 1, '{}', '{}', '',
        'Pekerja', %(now)s, %(now)s, %(now)s, %(now)s);
    CREATE TEMP TABLE pair AS
    SELECT row_number() OVER () AS id, a.code AS one, b.code AS two, a.name AS one_name, b.name AS two_name
    FROM regions_region a JOIN regions_region b ON b.parent_id = a.parent_id AND a.code < b.code
    WHERE NOT a.administrative_only AND NOT b.administrative_only;
    INSERT INTO identify_opportunity (key, sight, readers, run_id, domain, kind, members, object, title,
        title_told, affair_id,
        period, score, terms, benefit_unit, evidence, reasons_told, counter_reasons_told, quality,
            quality_parts, obligatory,
        declared, example, current, found_at)
    SELECT md5(n::text), 'officials', rajut_level('officials'), 1,
        (ARRAY['finance', 'procurement', 'people', 'technology', 'service'])[1 + n %% 5], 'neighbours',
            ARRAY[p.one, p.two], 'contoh',
        'Layanan bersama ' || p.one_name || ' dan ' || p.two_name,
        jsonb_build_object('template', 'Layanan bersama %%(one)s dan %%(two)s', 'values',
            jsonb_build_object('one', p.one_name, 'two', p.two_name)),
        '1.02', '', (pg_temp.draw(n, 91) + n %% 7)::numeric / 107,
        '[{"name": "near", "label": "Jarak", "value": 0.8, "weight": 0.2, "known": true, "points": 0.16}]',
            '', '[]',
        '[{"template": "Keduanya berbatasan langsung.", "values": {}}]',
            '[{"template": "Datanya baru satu tahun.", "values": {}}]',
        0.7, '[["cakupan", 0.7]]', false, '{}', true, true, %(now)s
    FROM generate_series(1, %(count)s) n JOIN pair p ON p.id = 1 + n %% (SELECT count(*) FROM pair);
    INSERT INTO identify_declaration (id, state, sight, readers, kind, organisation_id, domain, title,
        detail, unit, starts_on, ends_on,
        declared_at, reason, example)
    SELECT row_number() OVER (), 'open', 'officials', rajut_level('officials') || rajut_home(o.id),
        CASE k WHEN 1 THEN 'need' ELSE 'offer' END, o.id, 'service', 'Armada pengangkut sampah', '', '',
            %(now)s::date, %(now)s::date + 300,
        %(now)s, '', true
    FROM people_organisation o, generate_series(1, 2) k WHERE o.kind IN ('regency', 'city', 'province');
"""


def build(link: "psycopg.Connection[tuple[object, ...]]", *, count: int, now: datetime) -> None:
    """Lay down `count` opportunities of neighbours, and a need and an offer of each government."""
    for statement in filter(str.strip, OPPORTUNITIES.split(";\n")):
        said = {"count": count, "now": now} if "%(" in statement or "%%" in statement else None
        link.execute(statement, said)
