"""Departments and ministries, and the people who hold posts in them; all people are invented."""

from typing import Any

import psycopg

MINISTRIES = (
    "Kementerian Lingkungan Hidup",
    "Kementerian Pekerjaan Umum",
    "Kementerian Kesehatan",
    "Kementerian Perhubungan",
    "Kementerian Pertanian",
    "Kementerian Pendidikan Dasar dan Menengah",
    "Kementerian Sosial",
    "Kementerian Komunikasi dan Digital",
    "Kementerian Pariwisata",
    "Badan Nasional Penanggulangan Bencana",
)
DEPARTMENTS = ("Dinas Lingkungan Hidup", "Dinas Kesehatan", "Dinas Perhubungan")
ORGANISATION = """
    INSERT INTO people_organisation (id, name, kind, region_id, parent_id, code, supervises_nation, invented)
"""
# Who holds which post where: a person for each, with an address that leads nowhere.
POSTS = """
    CREATE TEMP TABLE staff AS
    SELECT row_number() OVER (ORDER BY o.id, r.rank) AS id, o.id AS organisation, r.rank, r.title
    FROM people_organisation o JOIN (VALUES
        ('head', 'Kepala daerah', '{province,regency,city}'), ('secretary', 'Sekretaris daerah',
            '{province,regency,city}'),
        ('cooperation', 'Analis kerja sama', '{province,regency,city,ministry}'),
        ('supervisor', 'Pembina kerja sama', '{province,ministry}'), ('department', 'Staf', '{department}')
    ) AS r (rank, title, kinds) ON o.kind = ANY (r.kinds::text[])
    WHERE r.rank <> 'supervisor' OR o.kind = 'province' OR o.supervises_nation;
    INSERT INTO people_user (id, password, email, name, is_active, invented, language, joined_at)
    SELECT id, '!', 'pejabat.' || id || '@contoh.rajut', 'Pejabat ' || id || ' (contoh)', true, true, 'id',
        now()
    FROM staff;
    INSERT INTO people_post (id, user_id, organisation_id, rank, title, administers, began_on)
    SELECT id, id, organisation, rank, title, false, '2024-01-01' FROM staff;
"""


def build(link: "psycopg.Connection[tuple[Any, ...]]") -> None:
    """Add central bodies and three departments to each government, and somebody to every post."""
    (last,) = link.execute("SELECT max(id) FROM people_organisation").fetchone() or (0,)
    link.execute(
        f"{ORGANISATION} SELECT %s + n, name, 'ministry', NULL, NULL, '', false, true "
        "FROM unnest(%s::text[]) WITH ORDINALITY AS given (name, n)",
        [last, list(MINISTRIES)],
    )
    link.execute(
        f"{ORGANISATION} SELECT %s + row_number() OVER (ORDER BY o.id, d.name), d.name, 'department', "
        "o.region_id, o.id, '', false, true FROM people_organisation o, unnest(%s::text[]) AS d (name) "
        "WHERE o.kind IN ('province', 'regency', 'city')",
        [last + len(MINISTRIES), list(DEPARTMENTS)],
    )
    link.execute(POSTS)
