"""Collaborations and their parties: who opened what with whom, and how far it came."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import psycopg

OBJECTS = (
    ("Pengelolaan sampah regional", "2.11"),
    ("Penyediaan air minum lintas wilayah", "1.03"),
    ("Trayek angkutan umum perbatasan", "2.15"),
    ("Rujukan rumah sakit daerah", "1.02"),
    ("Pengendalian banjir daerah aliran sungai", "1.03"),
    ("Pasokan pangan dan pengendalian inflasi", "2.09"),
    ("Pemasaran pariwisata terpadu", "3.26"),
    ("Pusat data pemerintah daerah", "2.16"),
    ("Pengadaan obat dan alat kesehatan", "1.02"),
    ("Pelatihan aparatur desa", "2.13"),
    ("Penanggulangan kebakaran hutan", "1.05"),
    ("Pendidikan vokasi dan bursa kerja", "2.07"),
)
WORDING = ("Peningkatan layanan", "Penguatan", "Perluasan", "Percontohan", "Pemeliharaan", "Penataan", "")
STATES = {"draft": 7, "offered": 8, "formed": 10, "running": 40, "ended": 30, "cancelled": 5}
COLLABORATION = (
    *("id", "state", "sight", "readers", "title", "track", "obligatory", "object", "affair_id", "summary"),
    *("opened_by_id", "insiders", "starts_on", "ends_on", "opened_at", "offered_at", "formed_at"),
    *("plan_agreed_at", "running_at", "ended_at", "ending", "ending_reason", "published_at", "source"),
    *("example", "stems"),
)
PARTY = (
    *("id", "state", "collaboration_id", "organisation_id", "part", "invited_at", "due_on", "answered_at"),
    *("answered_by", "reason"),
)


@dataclass(frozen=True, slots=True)
class Land:
    """Who can work with whom."""

    governments: list[tuple[int, str, str]]
    provinces: dict[str, int]
    neighbours: dict[str, list[int]]
    ministries: list[int]
    names: dict[int, str] = field(repr=False)


def build(link: "psycopg.Connection[tuple[object, ...]]", *, count: int, now: datetime) -> None:
    """Lay down the collaborations and parties; then let the trigger write who sees them."""
    from rajut.steps.engage.queries.search import stem, words

    draw, land = random.Random(34), _land(link)
    people = {organisation: f"Pejabat {person} (contoh)" for person, organisation in link.execute(
        "SELECT min(user_id), organisation_id FROM people_post GROUP BY organisation_id"
    )}  # fmt: skip
    made = [_matter(pk, draw, land, now) for pk in range(1, count + 1)]
    columns = ", ".join(COLLABORATION)
    with link.cursor().copy(f"COPY engage_collaboration ({columns}) FROM STDIN") as copy:
        for row, _parties in made:
            copy.write_row([row[name] for name in COLLABORATION])
    with link.cursor().copy(f"COPY engage_party ({', '.join(PARTY)}) FROM STDIN") as copy:
        for number, party in enumerate((each for _row, parties in made for each in parties), start=1):
            answered = people.get(party["organisation_id"], "Pejabat") if party["answered_at"] else ""
            copy.write_row([{**party, "id": number, "answered_by": answered}[name] for name in PARTY])
    known = sorted({word for row, _parties in made for word in words(_text(row))})
    pairs = [(word, stem(word)) for word in known]
    link.cursor().executemany("INSERT INTO engage_word (word, stem) VALUES (%s, %s)", pairs)
    link.execute("SET LOCAL session_replication_role = origin")
    link.execute("UPDATE engage_collaboration SET state = state")


def _land(link: "psycopg.Connection[tuple[Any, ...]]") -> Land:
    rows = link.execute(
        "SELECT id, region_id, kind, name FROM people_organisation WHERE kind IN "
        "('province', 'regency', 'city', 'ministry') ORDER BY id"
    ).fetchall()
    governments = [(pk, str(code), kind) for pk, code, kind, _name in rows if kind != "ministry"]
    neighbours: dict[str, list[int]] = {}
    for pk, code, kind in governments:
        if kind != "province":
            neighbours.setdefault(code[:2], []).append(pk)
    return Land(
        governments=governments,
        provinces={code: pk for pk, code, kind in governments if kind == "province"},
        neighbours=neighbours,
        ministries=[pk for pk, _code, kind, _name in rows if kind == "ministry"],
        names={pk: name for pk, _code, _kind, name in rows},
    )


Row = dict[str, Any]


def _matter(pk: int, draw: random.Random, land: Land, now: datetime) -> tuple[Row, list[Row]]:
    """Return one collaboration with its parties; a few governments open many more than most."""
    from rajut.steps.engage.queries.search import stems

    opener, code, _kind = land.governments[int(len(land.governments) * draw.random() ** 1.4)]
    state = draw.choices(list(STATES), weights=list(STATES.values()))[0]
    track = "sinergi" if draw.random() < 0.15 else "ksdd"
    matter, affair = draw.choice(OBJECTS)
    opened = now - timedelta(days=draw.randint(*AGES[state]), minutes=draw.randint(0, 1440))
    parties = list(_parties(pk, opener, code, state, track, opened, draw, land))
    standing = [each for each in parties if each["state"] != "withdrawn"]
    names = [land.names[each["organisation_id"]] for each in standing]
    title = f"{draw.choice(WORDING)} {matter.lower()} {_short(names[0])} – {_short(names[-1])}".strip()
    summary = f"Kerja sama {matter.lower()} bagi warga di wilayah para pihak (data contoh)."
    row: Row = {
        "id": pk,
        "state": state,
        "readers": [],
        "insiders": [],
        "title": title[:1].upper() + title[1:200],
        "track": track,
        "obligatory": draw.random() < 0.08,
        "object": matter,
        "affair_id": affair,
        "summary": summary,
        "opened_by_id": opener,
        "starts_on": opened.date(),
        "ends_on": opened.date() + timedelta(days=1095),
        "opened_at": opened,
        "ending": "term" if state == "ended" else "",
        "ending_reason": "Selesai." if state in {"ended", "cancelled"} else "",
        "source": "",
        "example": True,
        "names": names,
        **_times(state, opened, draw),
    }
    row["stems"] = " ".join(stems(_text(row)))
    return row, parties


def _text(row: Row) -> str:
    """Return what a collaboration is found by, as the action puts it together."""
    return " ".join((row["title"], row["object"], row["summary"], *row["names"]))


AGES = {
    "draft": (1, 60),
    "offered": (3, 40),
    "formed": (20, 150),
    "running": (90, 900),
    "ended": (900, 2500),
    "cancelled": (60, 900),
}
LIVED = ("formed", "running", "ended")


def _times(state: str, opened: datetime, draw: random.Random) -> Row:
    """Return when it came how far; two in five of what was formed are published."""
    day = timedelta(days=1)
    lived, agreed = state in LIVED, state in {"running", "ended"}
    published = opened + 20 * day if lived and draw.random() < 0.4 else None
    return {
        "sight": "public" if published else "parties",
        "published_at": published,
        "offered_at": None if state == "draft" else opened + day,
        "formed_at": opened + 10 * day if lived else None,
        "plan_agreed_at": opened + 40 * day if agreed else None,
        "running_at": opened + 45 * day if agreed else None,
        "ended_at": opened + 50 * day
        if state == "cancelled"
        else opened + 800 * day
        if state == "ended"
        else None,
    }


def _short(name: str) -> str:
    return name.removeprefix("Pemerintah ").removeprefix("Kabupaten ").removeprefix("Provinsi ")


def _parties(
    pk: int, opener: int, code: str, state: str, track: str, opened: datetime, draw: random.Random, land: Land
) -> Iterator[Row]:
    """Yield the initiator, one to three neighbours, at times the province as facilitator or a ministry."""
    yield _party(pk, opener, "initiator", "accepted", opened)
    near = [each for each in land.neighbours.get(code[:2], []) if each != opener]
    chosen = draw.sample(near, min(draw.choice((1, 1, 2, 2, 3)), len(near)))
    if not chosen:
        chosen = [next(each for each, _code, _kind in land.governments if each != opener)]
    if track == "sinergi":
        chosen[0] = draw.choice(land.ministries)
    for number, organisation in enumerate(chosen):
        yield _party(pk, organisation, "party", _answer(state, number, draw), opened)
    governor = land.provinces.get(code[:2])
    if governor not in {None, opener, *chosen} and draw.random() < 0.35:
        yield _party(pk, governor, "facilitator", _answer(state, 0, draw), opened)


def _answer(state: str, number: int, draw: random.Random) -> str:
    if state == "draft":
        return "listed"
    if state in LIVED:
        return "accepted" if number == 0 or draw.random() < 0.95 else draw.choice(("declined", "withdrawn"))
    return draw.choices(("invited", "accepted", "declined"), weights=(50, 40, 10))[0]


def _party(pk: int, organisation: int | None, part: str, state: str, opened: datetime) -> Row:
    invited = opened + timedelta(days=1) if state != "listed" and part != "initiator" else None
    answered = opened + timedelta(days=5) if state in {"accepted", "declined"} else None
    return {
        "state": state,
        "collaboration_id": pk,
        "organisation_id": organisation,
        "part": part,
        "invited_at": invited,
        "due_on": invited.date() + timedelta(days=21) if invited else None,
        "answered_at": opened if part == "initiator" else answered,
        "reason": "Belum ada anggaran." if state == "declined" else "",
    }
