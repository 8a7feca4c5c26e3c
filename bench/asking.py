"""The pages that are measured, who asks for them, and how many questions each puts to the database."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bench.pages import Page

MATTERS = 40


def pages() -> list[Page]:
    """Return the main pages and calls, asked for by the official with the most collaborations."""
    from django.db import connection, transaction

    from rajut.foundation.people.sight import as_system

    with transaction.atomic(), as_system(), connection.cursor() as cursor:
        cursor.execute(BUSIEST)
        organisation, region = cursor.fetchone() or (0, "")
        cursor.execute(RUNNING, [organisation, MATTERS])
        matters = [pk for (pk,) in cursor.fetchall()]
        cursor.execute(PUBLISHED, [MATTERS])
        shown = [pk for (pk,) in cursor.fetchall()]
        cursor.execute(FOUND, [region, MATTERS])
        found = [f"/potensi/peluang/{key}/" for (key,) in cursor.fetchall()]
        cursor.execute(ORDINARY)
        (ordinary,) = cursor.fetchone() or (0,)
    official = _signed_in(organisation_id=organisation, rank="cooperation")
    usual = _signed_in(organisation_id=ordinary, rank="cooperation")
    ministry = _signed_in(organisation__supervises_nation=True, rank="supervisor")
    governor = _signed_in(organisation__region_id=region[:2], rank="supervisor")
    program = _key(organisation)
    stranger: dict[str, str] = {}
    within = [f"/kolaborasi/{pk}/" for pk in matters]
    changed = [f"{each}?{ASSUMED}" for each in found]
    return [
        Page("home", "Beranda of the busiest official", ["/"], official),
        Page("home_usual", "Beranda of an ordinary official", ["/"], usual),
        Page("list", "Kolaborasi", ["/kolaborasi/"], official),
        Page("list_deep", "Kolaborasi, page 5, by title", ["/kolaborasi/?halaman=5&urut=title"], official),
        Page("list_search", "Kolaborasi, search and filter", SEARCHES, official),
        Page("list_ministry", "Kolaborasi of the ministry (all of them)", ["/kolaborasi/"], ministry),
        Page("search_ministry", "Kolaborasi of the ministry, search", SEARCHES, ministry),
        Page("overview", "One collaboration", within, official),
        Page("plan", "Its plan", [f"{each}rencana/" for each in within], official),
        Page("coordination", "Its coordination", [f"{each}koordinasi/" for each in within], official),
        Page("evaluation", "Its evaluation", [f"{each}evaluasi/" for each in within], official),
        Page("potential", "Potensi", ["/potensi/"], official),
        Page("potential_nation", "Potensi of the nation", ["/potensi/?region=-"], official),
        Page("opportunity", "One opportunity, who saves and pays what", found, official),
        Page("opportunity_asked", "The same, under other assumptions", changed, official),
        Page("coalitions", "Who with whom", ["/potensi/koalisi/"], official),
        Page("names", "Names of what is bought", ["/potensi/nama/"], official),
        Page("radar_nation", "Radar of the ministry", ["/pembinaan/"], ministry),
        Page("radar_province", "Radar of a governor", ["/pembinaan/"], governor),
        Page("register", "Public register", ["/publik/"], stranger),
        Page("register_one", "One published collaboration", [f"/publik/{pk}/" for pk in shown], stranger),
        Page("register_json", "Public register as JSON (250 rows)", ["/publik/register.json"], stranger),
        Page("api_list", "API: collaborations", ["/api/v1/collaborations"], program),
        Page(
            "api_one", "API: one collaboration", [f"/api/v1/collaborations/{pk}" for pk in matters], program
        ),
    ]


SEARCHES = [
    "/kolaborasi/?q=sampah&state=running",
    "/kolaborasi/?q=pengolahan+sampah",
    "/kolaborasi/?q=angkutan&state=formed",
    "/kolaborasi/?q=persampahn",
]
BUSIEST = """
    SELECT p.organisation_id, o.region_id
    FROM engage_party p JOIN people_organisation o ON o.id = p.organisation_id
    WHERE o.kind IN ('regency', 'city') AND p.state = 'accepted' GROUP BY 1, 2
    ORDER BY count(*) DESC, 1 LIMIT 1
"""
# Half of the kabupaten and kota have more collaborations.
ORDINARY = """
    SELECT organisation_id FROM (
        SELECT p.organisation_id, ntile(2) OVER (ORDER BY count(*)) AS half, count(*) AS n
        FROM engage_party p JOIN people_organisation o ON o.id = p.organisation_id
        WHERE o.kind IN ('regency', 'city') AND p.state = 'accepted' GROUP BY 1
    ) counted WHERE half = 1 ORDER BY n DESC, 1 LIMIT 1
"""
RUNNING = """
    SELECT c.id FROM engage_collaboration c JOIN engage_party p ON p.collaboration_id = c.id
    WHERE p.organisation_id = %s AND p.state = 'accepted' AND c.state = 'running'
    ORDER BY c.opened_at DESC LIMIT %s
"""
FOUND = """
    SELECT key FROM identify_opportunity WHERE current AND basis_told IS NOT NULL
    ORDER BY members @> ARRAY[%s::varchar] DESC, score DESC, key LIMIT %s
"""
ASSUMED = "beta=0,06&tender=20000000&coordination=40000000"
PUBLISHED = """
    SELECT id FROM engage_collaboration WHERE published_at IS NOT NULL AND state = 'running'
    ORDER BY published_at DESC LIMIT %s
"""


def _signed_in(**post: Any) -> dict[str, str]:
    """Return the cookie of a session in which the holder of such a post acts in it."""
    from django.conf import settings
    from django.test import Client

    from rajut.foundation.people.models import Post

    held = Post.objects.select_related("user").filter(**post).order_by("pk")[0]
    client = Client(SERVER_NAME="localhost")
    client.force_login(held.user)
    session = client.session
    session["post"] = held.pk
    session.save()
    return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session.session_key}"}


def _key(organisation: int) -> dict[str, str]:
    """Return the header of a program's key for the same official."""
    from django.db import transaction
    from django.utils import timezone

    from rajut.foundation.people.actions.tokens import issue
    from rajut.foundation.people.models import Post
    from rajut.foundation.people.queries import actor_for
    from rajut.foundation.people.scopes import SCOPES
    from rajut.foundation.people.sight import as_system

    post = Post.objects.select_related("user", "organisation").get(
        organisation_id=organisation, rank="cooperation"
    )
    now = timezone.now()
    with transaction.atomic(), as_system():
        _token, secret = issue(
            post,
            name="bench",
            scopes=list(SCOPES),
            expires_at=now + timedelta(days=1),
            actor=actor_for(post),
            at=now,
        )
    return {"Authorization": f"Bearer {secret}"}


def warm(port: int, page: Page) -> None:
    """Let every thread of the server answer once, so that nothing is read or drawn for the first time."""
    from bench.load import ask

    ask(port, page.paths, headers=page.headers, clients=8, count=48, seconds=10)


def counted(page: Page, *, slow: bool = False) -> int:
    """Return how many statements the page puts to the database, asked in-process; `slow` prints them."""
    from django.db import connection
    from django.test import Client

    asked: list[tuple[float, str]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            asked.append((1000 * (time.perf_counter() - begun), _filled(sql, params) if slow else sql))

    cookies = page.headers.get("Cookie", "")
    rest: dict[str, Any] = {
        f"HTTP_{name.upper()}": value for name, value in page.headers.items() if name != "Cookie"
    }
    client = Client(SERVER_NAME="localhost", HTTP_COOKIE=cookies, **rest)
    client.get(page.paths[0])
    with connection.execute_wrapper(note):
        begun = time.perf_counter()
        client.get(page.paths[0])
        elapsed = 1000 * (time.perf_counter() - begun)
    if slow:
        print(
            f"--- {page.key}: {elapsed:.0f} ms, "
            f"{sum(ms for ms, _ in asked):.0f} ms in {len(asked)} statements"
        )
        for ms, sql in sorted(asked, reverse=True)[:3]:
            print(f"    {ms:.1f} ms  {' '.join(sql.split())[:900]}")
    connection.close()
    return len(asked)


def _filled(sql: str, params: Any) -> str:
    return f"{sql} <- {params}" if params else sql
