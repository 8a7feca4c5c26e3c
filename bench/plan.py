"""How long one plan of every kabupaten and kota takes: 508 parties, 50 indicators, four quarters.

Builds its own installation (a temporary home, the embedded PostgreSQL with an ordinary installation's
settings) with the country of `pages` around it, as far as it matters here: about a million facts in other
collaborations. Then one plan is written, agreed, reported on, renewed and taken out through the views, in
this process, as the app's ordinary role with row-level security in force; last, all totals are rebuilt.
Prints a table and, last, `plan key=value …`; writes the same as JSON under $RAJUT_HOME/bench. See README.md.

RAJUT_BENCH_COLLABORATIONS=2000 lays a smaller country, RAJUT_BENCH_INDICATORS=10 a smaller plan,
RAJUT_BENCH_SLOW=1 prints each step's slowest statements.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
Result = dict[str, Any]


def main() -> int:
    """Build, measure, print, write."""
    kept = Path(os.environ.get("RAJUT_HOME", ROOT / "var")) / "bench"
    with tempfile.TemporaryDirectory(prefix="rajut-bench-") as home:
        Path(home).chmod(0o755)
        for name in [each for each in os.environ if each.startswith("RAJUT_") and "BENCH" not in each]:
            del os.environ[name]
        os.environ.update(RAJUT_HOME=home, RAJUT_POOL="0", DJANGO_SETTINGS_MODULE="rajut.config.settings")
        result = _in_an_installation()
    kept.mkdir(parents=True, exist_ok=True)
    (kept / "plan.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    flat = {key: value for key, value in result.items() if not isinstance(value, dict)}
    print("plan " + " ".join(f"{key}={value}" for key, value in flat.items()))
    return 0


def _in_an_installation() -> Result:
    import django
    import psycopg

    from rajut.config import database, preparing
    from rajut.config.postgres import SUPERUSER

    with database.served() as access:
        django.setup()
        database.migrate(access)
        preparing.collect()
        assert access.cluster is not None
        with psycopg.connect(access.cluster.url(database.NAME, SUPERUSER), autocommit=True) as link:
            try:
                return _measured(link)
            finally:
                from django.db import connections

                connections.close_all()


def _measured(link: Any) -> Result:
    from django.utils import timezone

    from bench import nation
    from bench.country import building

    before, now = os.getloadavg()[0], timezone.now()
    count = int(os.environ.get("RAJUT_BENCH_COLLABORATIONS", "37000"))
    building.lay(link, count=count, now=now)
    with link.transaction():
        whole = nation.build(link, now=now)
    link.execute("VACUUM ANALYZE")
    indicators = int(os.environ.get("RAJUT_BENCH_INDICATORS", "50"))
    story = Story(link, whole, indicators=indicators, now=now)
    print(f"{'step':<58}{'s':>9}{'cpu s':>9}{'in SQL':>9}{'statements':>12}")
    story.tell()
    facts = link.execute("SELECT count(*) FROM plan_observation").fetchone()[0]
    return {
        "parties": whole.parties,
        "indicators": indicators,
        "facts": facts,
        **{f"{key}_s": round(step.seconds, 3) for key, step in story.steps.items()},
        "rebuild_s_per_million": round(story.steps["rebuild"].seconds / facts * 1e6, 2),
        "cpu_s": {key: round(step.cpu, 2) for key, step in story.steps.items()},
        "statements": {key: step.statements for key, step in story.steps.items()},
        "load_before": round(before, 1),
        "load_after": round(os.getloadavg()[0], 1),
    }


@dataclass
class Step:
    """What one step of the story took."""

    seconds: float = 0.0
    cpu: float = 0.0
    asked: list[tuple[float, str]] = field(default_factory=list)

    @property
    def statements(self) -> int:
        """How many statements it put to the database."""
        return len(self.asked)


class Story:
    """One plan from its beginning to its second version, each step measured."""

    def __init__(self, link: Any, whole: Any, *, indicators: int, now: datetime) -> None:
        self.link, self.whole, self.indicators, self.now = link, whole, indicators, now
        self.steps: dict[str, Step] = {}
        self.home = f"/kolaborasi/{whole.matter}/rencana/"
        self.officer = _client(whole.coordinator, "cooperation")
        self.head = _client(whole.coordinator, "head")
        self.party = _client(whole.party, "cooperation")
        self.ministry = _client(None, "supervisor")

    def tell(self) -> None:
        """Go through all of it."""
        self.write()
        self.agree()
        self.look()
        self.report()
        self.renew()
        self.rebuild()

    @contextmanager
    def step(self, key: str, words: str) -> Iterator[None]:
        """Measure what happens inside."""
        from django.db import connection

        step = self.steps[key] = Step()

        def note(
            execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
        ) -> Any:
            begun = time.perf_counter()
            try:
                return execute(sql, params, many, context)
            finally:
                step.asked.append((time.perf_counter() - begun, sql))

        begun, cpu = time.perf_counter(), _cpu()
        with connection.execute_wrapper(note):
            yield
        step.seconds, step.cpu = time.perf_counter() - begun, _cpu() - cpu
        within = sum(seconds for seconds, _sql in step.asked)
        print(
            f"{words:<58}{step.seconds:>9.3f}{step.cpu:>9.2f}{within:>9.3f}{step.statements:>12}", flush=True
        )
        if "RAJUT_BENCH_SLOW" in os.environ:
            for seconds, sql in sorted(step.asked, reverse=True)[:4]:
                print(f"    {seconds:.3f} s  {' '.join(sql.split())[:700]}", flush=True)

    def get(self, client: Any, path: str, key: str, words: str) -> None:
        """Measure a page the second time it is asked for."""
        _sent(client.get(path))
        with self.step(key, words):
            _sent(client.get(path))

    def post(self, client: Any, path: str, data: Any, key: str, words: str) -> None:
        """Measure what a button does."""
        with self.step(key, words):
            answer = client.post(path, data)
        assert answer.status_code == 302, (path, answer.status_code, answer.content.decode()[:3000])

    def write(self) -> None:
        """The draft: begun, its calendar, goals, indicators, activities, and every value."""
        from bench.nation import year
        from rajut.steps.plan.models import Node

        start, end = year(self.now)
        told = {"vision": "Bersih.", "mission": "Bersama.", "starts_on": start, "ends_on": end}
        self.post(self.officer, f"{self.home}mulai/", told, "begin", "begin the plan")
        self.post(self.officer, f"{self.home}1/kalender/", {"kind": "quarter"}, "calendar", "its calendar")
        self.post(
            self.officer, f"{self.home}1/tujuan/baru/", {"kind": "goal", "title": "Sampah"}, "goal", "a goal"
        )
        with _seeing_all():
            node = Node.objects.get(collaboration_id=self.whole.matter).pk
            organisations = self._organisations()
        definition = {"unit": "ton", "direction": "lower", "nature": "level", "rule": "sum", "weight": "1"}
        for number in range(self.indicators):
            data = {"node": node, "name": f"Indikator {number + 1}", "organisations": organisations}
            words = "the last of its indicators, every party committed"
            with self._quiet(number + 1 < self.indicators):
                self.post(
                    self.officer,
                    f"{self.home}1/indikator/baru/",
                    {**definition, **data},
                    "indicator",
                    words,
                )
        activity = {"title": "Mengolah", "owner": self.whole.coordinator, "budget": "1.000.000"}
        dates = {"starts_on": start, "ends_on": end}
        self.post(
            self.officer, f"{self.home}1/kegiatan/baru/", {**activity, **dates}, "activity", "an activity"
        )
        self.values()
        self.get(self.party, self.home, "draft_page", "the draft, a party's page")
        self.get(self.party, f"{self.home}1/nilai/", "draft_grid", "its table of values, first page")
        rows = "\n".join(
            f"Indikator 1\t{name}\t{number}\t1\t1\t1\t1"
            for number, name in enumerate(self._names(organisations))
        )
        self.post(
            self.officer,
            f"{self.home}1/nilai/tempel/",
            {"rows": rows},
            "paste",
            f"{len(organisations)} rows pasted",
        )

    def values(self) -> None:
        """Draft every baseline and target by the action behind the forms."""
        from rajut.core.results.numbers import known
        from rajut.foundation.people.sight import stand
        from rajut.steps.plan import actions
        from rajut.steps.plan.models import Framework

        with _seeing_all():
            framework = Framework.objects.get(collaboration_id=self.whole.matter)
            pairs = list(framework.commitments.values_list("indicator_id", "organisation_id"))
            columns = [None, *framework.collaboration.periods.values_list("pk", flat=True)]
        cells = [
            actions.Drafted(indicator, organisation, period, known(Decimal(number * 7919 % 1_000_003) / 100))
            for number, (indicator, organisation) in enumerate(pairs)
            for period in columns
        ]
        actor = _actor(self.whole.coordinator, "cooperation")
        from django.db import transaction

        with self.step("values", f"{len(cells)} drafted values kept"), transaction.atomic():
            stand(actor.keys)
            actions.plan_values(framework, cells, actor=actor, at=self.now)

    def agree(self) -> None:
        """Proposed, assented to, agreed."""
        from bench.nation import assent

        move = f"{self.home}1/langkah/"
        self.post(self.officer, f"{move}propose", {}, "propose", "propose")
        self.post(self.head, f"{move}assent", {}, "assent", "one party's assent")
        self.get(self.party, self.home, "proposed_page", "the proposal, a party's page")
        assent(self.link, self.whole)
        self.post(self.officer, f"{move}agree", {}, "agree", "agree: every value enters the ledger")

    def look(self) -> None:
        """The pages of the agreed plan, and its table taken out."""
        grid = f"{self.home}1/nilai/"
        self.get(self.party, self.home, "page", "the plan, a party's page")
        self.get(self.ministry, self.home, "page_ministry", "the plan, the ministry's page")
        self.get(self.party, grid, "grid", "every party's values, first page")
        self.get(self.party, f"{grid}?halaman=400", "grid_deep", "every party's values, page 400")
        self.get(self.party, f"{grid}?pihak={self.whole.party}", "grid_own", "its own values")
        for kind in ("csv", "xlsx"):
            self.get(self.party, f"{self.home}?format={kind}", kind, f"everything as {kind.upper()}")

    def report(self) -> None:
        """One party's report of the present quarter, and its acceptance by another."""
        from rajut.steps.evaluate.models import Submission
        from rajut.steps.plan.models import IndicatorVersion, Period

        base = f"/kolaborasi/{self.whole.matter}/evaluasi/"
        self.get(self.party, base, "evaluation", "evaluation, a party's page")
        with _seeing_all():
            period = Period.objects.filter(collaboration_id=self.whole.matter).first()
            assert period is not None
            # Whenever the benchmark runs, its first quarter is still reported on.
            self.link.execute(
                "UPDATE plan_period SET closes_on = %s WHERE id = %s",
                [self.now.date() + timedelta(30), period.pk],
            )
            names = IndicatorVersion.objects.filter(collaboration_id=self.whole.matter)
            typed = {f"n{each.hex}": "90" for each in names.values_list("indicator_id", flat=True)}
        self.post(self.party, f"{base}buka/{period.pk}/", {}, "open_report", "a report opened")
        with _seeing_all():
            report = f"{base}laporan/{Submission.objects.get(collaboration_id=self.whole.matter).pk}/"
        self.post(self.party, f"{report}fill", typed, "fill", f"{len(typed)} values reported")
        self.post(self.party, f"{report}submit", {}, "submit", "submitted: claimed in the ledger and totals")
        self.post(self.officer, f"{report}accept", {}, "accept", "accepted: verified in ledger and totals")

    def renew(self) -> None:
        """The next version of the plan, begun from this one, with one value changed, agreed."""
        from bench.nation import assent

        self.post(self.officer, f"{self.home}1/langkah/renew", {}, "renew", "a new version begun")
        name = self._names(self._organisations())[0]
        rows = {"rows": f"Indikator 1\t{name}\t0\t3\t3\t3\t3"}
        self.post(self.officer, f"{self.home}2/nilai/tempel/", rows, "renew_paste", "one row of it changed")
        self.get(self.party, f"{self.home}?versi=2", "renewed_page", "the new version, a party's page")
        self.post(
            self.officer, f"{self.home}2/langkah/propose", {}, "renew_propose", "the new version proposed"
        )
        assent(self.link, self.whole)
        self.post(self.officer, f"{self.home}2/langkah/agree", {}, "renew_agree", "the new version agreed")

    def rebuild(self) -> None:
        """Every total of the country again, and the audit that compares them."""
        from rajut.steps.plan.actions.totals import rebuild
        from rajut.steps.plan.queries.totals import audit

        self.link.execute("TRUNCATE plan_rollup")
        self.link.execute("VACUUM ANALYZE")
        with self.step("rebuild", "all totals of the country made anew"), _seeing_all():
            rebuild()
        with self.step("rebuild_again", "the same again, nothing differs"), _seeing_all():
            rebuild()
        with self.step("audit", "all totals of the country audited"), _seeing_all():
            found = audit()
        assert found == [], found[:3]

    @contextmanager
    def _quiet(self, quiet: bool) -> Iterator[None]:
        """Print nothing inside."""
        out = sys.stdout
        with open(os.devnull, "w") as nowhere:
            sys.stdout = nowhere if quiet else out
            try:
                yield
            finally:
                sys.stdout = out

    def _organisations(self) -> list[int]:
        rows = self.link.execute(
            "SELECT organisation_id FROM engage_party WHERE collaboration_id = %s ORDER BY 1",
            [self.whole.matter],
        )
        return [pk for (pk,) in rows]

    def _names(self, organisations: list[int]) -> list[str]:
        rows = self.link.execute(
            "SELECT name FROM people_organisation WHERE id = ANY (%s) ORDER BY id", [organisations]
        )
        return [name for (name,) in rows]


def _cpu() -> float:
    """Return the seconds of a processor that this process and its database session have used."""
    import psutil  # type: ignore[import-untyped]  # it carries no types
    from django.db import connection

    connection.ensure_connection()
    assert connection.connection is not None
    session = psutil.Process(connection.connection.info.backend_pid).cpu_times()
    return time.process_time() + float(session.user + session.system)


@contextmanager
def _seeing_all() -> Iterator[None]:
    from django.db import transaction

    from rajut.foundation.people.sight import as_system

    with transaction.atomic(), as_system():
        yield


def _sent(answer: Any) -> None:
    """Take an answer whole, as a server would send it."""
    assert answer.status_code == 200, (answer.request["PATH_INFO"], answer.status_code)
    if answer.streaming:
        for _piece in answer.streaming_content:
            pass


def _post(organisation: int | None, rank: str) -> Any:
    from rajut.foundation.people.models import Post

    whose = (
        {"organisation__supervises_nation": True} if organisation is None else {"organisation": organisation}
    )
    return Post.objects.select_related("user", "organisation").filter(rank=rank, **whose).order_by("pk")[0]


def _actor(organisation: int, rank: str) -> Any:
    from rajut.foundation.people.queries import actor_for

    return actor_for(_post(organisation, rank))


def _client(organisation: int | None, rank: str) -> Any:
    """Return a browser in which the holder of such a post has signed in."""
    from django.test import Client

    post = _post(organisation, rank)
    client = Client(SERVER_NAME="localhost")
    client.force_login(post.user)
    session = client.session
    session["post"] = post.pk
    session.save()
    return client


if __name__ == "__main__":
    sys.exit(main())
