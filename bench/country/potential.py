"""What the searches have found and count, and what organisations declare to need and to offer."""

import json
from datetime import datetime
from typing import Any

import psycopg

SENTENCE: dict[str, Any] = {"template": "Andaian contoh.", "values": {}}


def _assumed(name: str, label: str, unit: str, numbers: tuple[float, ...]) -> dict[str, Any]:
    bounds = dict(zip(("low", "mid", "high", "floor", "ceiling"), numbers, strict=True))
    return {"name": name, "label": label, "unit": unit, **bounds, "source": SENTENCE}


ASSUMED = [
    _assumed("beta", "Elastisitas harga satuan", "", (-0.01, 0.04, 0.12, -0.5, 0.5)),
    _assumed("tender", "Biaya tender", "rupiah", (5e6, 15e6, 50e6, 0, 1e9)),
    _assumed("coordination", "Biaya koordinasi", "rupiah", (10e6, 30e6, 90e6, 0, 1e9)),
]
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
        0.7, '[["terms", 0.7]]', false, '{}', true, true, %(now)s
    FROM generate_series(1, %(count)s) n JOIN pair p ON p.id = 1 + n %% (SELECT count(*) FROM pair);
    CREATE TEMP TABLE neighbourhood AS
    SELECT array_agg(code) OVER (PARTITION BY parent_id ORDER BY code
        ROWS BETWEEN CURRENT ROW AND 7 FOLLOWING) AS members
    FROM regions_region WHERE NOT administrative_only AND code LIKE '__.__';
    DELETE FROM neighbourhood WHERE cardinality(members) < 3;
    -- The newest search stands behind one in six of them: bought together by up to eight, with all its terms.
    UPDATE identify_opportunity o SET current = false;
    INSERT INTO identify_opportunity (key, sight, readers, run_id, domain, kind, members, object, title,
        title_told, affair_id, period, score, terms, benefit_low, benefit_mid, benefit_high, benefit_unit,
        assumption_told, evidence, reasons_told, counter_reasons_told, quality, quality_parts, obligatory,
        declared, basis_told, coordination_cost, example, current, found_at)
    SELECT md5('bought' || n), 'officials', rajut_level('officials'), 1, 'procurement', 'joint_purchase',
        m.members, 'contoh', 'Pengadaan bersama barang ' || n,
        jsonb_build_object('template', 'Pengadaan bersama %%(what)s', 'values',
            jsonb_build_object('what', 'barang ' || n)),
        '1.02', '2027-02-01/2027-04-30', (10 + pg_temp.draw(n, 92))::numeric / 110,
        '[{"name": "saving", "label": "Hemat", "value": 0.8, "weight": 0.4, "known": true, "points": 0.32},
          {"name": "near", "label": "Jarak", "value": 0.7, "weight": 0.2, "known": true, "points": 0.14}]',
        1e8, 2e8 + n, 5e8, 'rupiah', '{"template": "Harga satuan turun.", "values": {}}',
        jsonb_build_array(jsonb_build_object('indicator', 'contoh', 'label', 'Paket', 'region', m.members[1],
            'year', 2027, 'value', 12, 'unit', 'paket', 'source', 'Data contoh')),
        '[{"template": "Bulan pemilihannya bertumpang tindih.", "values": {}},
          {"template": "Semuanya dalam satu provinsi.", "values": {}}]',
        '[{"template": "Datanya baru satu tahun.", "values": {}}]',
        0.7, '[["terms", 0.7]]', false, '{}',
        jsonb_build_object('curve', 'scale', 'members', to_jsonb(m.members), 'alone', (SELECT jsonb_agg(
            1e9 + pg_temp.draw(n * 9 + place, 93) * 1e7) FROM generate_subscripts(m.members, 1) place),
            'assumptions', %(assumed)s::jsonb, 'sizes', '[]'::jsonb, 'parts', '[]'::jsonb, 'alone_words', ''),
        3e7, true, true, %(now)s
    FROM generate_series(1, %(current)s) n
    JOIN (SELECT members, row_number() OVER (ORDER BY members) AS place FROM neighbourhood) m
        ON m.place = 1 + n %% (SELECT count(*) FROM neighbourhood);
    INSERT INTO identify_commodity (name, packages, governments, money)
    SELECT 'barang ' || n, 40 + pg_temp.draw(n, 94), 3 + pg_temp.draw(n, 95),
        (1 + pg_temp.draw(n, 96)) * 1e9 + n
    FROM generate_series(1, %(current)s) n;
    INSERT INTO identify_nameproposal (kept, other, alike, money)
    SELECT 'barang ' || n, 'barang ' || n + 1, pg_temp.draw(n, 97) / 100.0, (1 + pg_temp.draw(n, 98)) * 1e9
    FROM generate_series(1, %(current)s - 1) n;
    INSERT INTO regions_servicefigure (region_id, service, year, role, measure, value, unit, source)
    SELECT r.code, 'layanan-' || s, y, role, measure, 1e9 + 1e8 * pg_temp.draw(s * y + ascii(r.code), 99),
        CASE role WHEN 'input' THEN 'rupiah' ELSE 'orang' END, 'data contoh'
    FROM regions_region r, generate_series(1, 10) s, generate_series(2024, 2026) y,
        (VALUES ('input', 'belanja-pegawai'), ('input', 'belanja-barang'), ('output', 'penerima'))
        kinds (role, measure)
    WHERE r.code LIKE '__.__' AND NOT r.administrative_only;
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
    """Lay down `count` opportunities that no search finds any more, and a sixth as many that stand.

    With them the names of what is bought, what services cost, and a need and an offer of each government.
    """
    for statement in filter(str.strip, OPPORTUNITIES.split(";\n")):
        asked = {"count": count, "current": count // 6, "now": now, "assumed": json.dumps(ASSUMED)}
        said = asked if "%(" in statement or "%%" in statement else None
        link.execute(statement, said)
