"""Ask, think, keep: what a search writes, what it leaves alone, how it ends."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from rajut.core.potential.panel import UnknownRegion
from rajut.steps.identify import actions, queries, tasks
from rajut.steps.identify.actions import conducting, searching
from rajut.steps.identify.actions import declaration as declarations
from rajut.steps.identify.models import FinderRun, Opportunity, Ranking
from rajut.steps.identify.queries import runs
from tests import cast
from tests.steps.identify import scene

pytestmark = pytest.mark.django_db
LATER = cast.NOW + timedelta(days=1)


def test_a_search_keeps_what_it_found_with_everything_it_stands_on() -> None:
    scene.figures()

    run = scene.searched()

    found = scene.water()
    assert (run.state, run.found, run.figures, run.declared) == ("done", 2, 6, 0)
    assert (found.members, found.affair_id, found.domain, found.kind) == (
        [cast.SLEMAN, cast.YOGYAKARTA],
        "1.03",
        "service",
        "neighbours",
    )
    assert (found.obligatory, found.current, found.example, found.run) == (True, True, True, run)
    assert found.heading == "Akses air minum layak: Kabupaten Sleman bersama Kota Yogyakarta"
    assert [(row["region"], row["value"], row["year"], row["source"]) for row in found.evidence[:2]] == [
        (cast.SLEMAN, 80.0, 2024, scene.SOURCE),
        (cast.YOGYAKARTA, 99.0, 2024, scene.SOURCE),
    ]
    assert round(sum(Decimal(str(term["points"])) for term in found.terms), 5) == round(found.score, 5)


def test_a_search_of_one_region_equals_its_part_of_the_search_of_all() -> None:
    scene.figures()
    scene.searched(cast.SLEMAN)
    alone = {row.pk: row.score for row in Opportunity.objects.filter(members__contains=[cast.SLEMAN])}

    scene.change(scene.WATER, cast.BANTUL, 91)
    scene.change(scene.WATER, cast.BANTUL, 90)
    whole = scene.searched_all(at=LATER)

    assert whole.state == "done"
    assert {row.pk: row.score for row in Opportunity.objects.filter(members__contains=[cast.SLEMAN])} == alone


def test_the_same_input_changes_nothing() -> None:
    scene.figures()
    first = scene.searched()
    before = list(Opportunity.objects.order_by("pk").values())

    second = scene.searched(at=LATER)

    assert second == first
    assert FinderRun.objects.count() == 1
    assert list(Opportunity.objects.order_by("pk").values()) == before


def test_the_same_input_for_the_whole_country_is_searched_once() -> None:
    scene.figures()
    first = scene.searched_all()

    again = searching.order(actor=cast.ministry().actor, at=LATER)

    assert again == first
    assert FinderRun.objects.count() == 1


def test_a_region_searched_with_other_input_since_makes_the_country_worth_searching_again() -> None:
    scene.figures()
    scene.searched_all()
    scene.change(scene.WATER, cast.SLEMAN, 81)
    scene.searched(at=LATER)
    scene.change(scene.WATER, cast.SLEMAN, 80)

    again = searching.order(actor=cast.ministry().actor, at=LATER + timedelta(hours=1))

    assert again.state == "queued"


def test_what_is_no_longer_found_stays_but_is_not_current() -> None:
    scene.figures()
    scene.searched()
    scene.change(scene.WATER, cast.SLEMAN, 100)

    scene.searched(at=LATER)

    assert Opportunity.objects.get(pk=_sleman_lacks_water()).current is False
    assert set(Opportunity.objects.filter(current=True).values_list("object", flat=True)) == {
        scene.WORK,
        scene.WATER,
    }


def _sleman_lacks_water() -> str:
    return Opportunity.objects.filter(object=scene.WATER, current=False).values_list("pk", flat=True).get()


def test_a_search_of_one_region_leaves_the_opportunities_of_others_alone() -> None:
    scene.figures()
    scene.searched_all()
    scene.change(scene.WATER, cast.SLEMAN, 100)

    scene.searched(cast.YOGYAKARTA, at=LATER)

    elsewhere = Opportunity.objects.exclude(members__contains=[cast.YOGYAKARTA])
    assert [row.current for row in elsewhere] == [True] * len(elsewhere)


def test_an_unknown_region_is_refused_and_nothing_is_written() -> None:
    scene.figures()

    with pytest.raises(UnknownRegion):
        actions.search(focus="99.99", actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    assert (FinderRun.objects.count(), Opportunity.objects.count()) == (0, 0)


def test_needs_meet_offers_that_officials_may_see() -> None:
    need, offer = scene.announced(), scene.announced(cast.BANTUL, kind="offer")

    run = scene.searched()

    found = Opportunity.objects.get()
    assert (run.declared, found.kind, found.declared) == (2, "need_offer", [str(need.pk), str(offer.pk)])
    assert (found.affair_id, found.domain, found.example) == (scene.WASTE, "service", True)
    assert found.span == (need.starts_on, need.ends_on)


@pytest.mark.parametrize("sight", ["own", "parties"])
def test_what_is_not_for_all_officials_is_not_looked_at(sight: str) -> None:
    scene.announced()
    scene.announced(cast.BANTUL, kind="offer", sight=sight)

    run = scene.searched()

    assert (run.declared, Opportunity.objects.count()) == (1, 0)


def test_a_withdrawn_offer_takes_its_opportunities_along_at_once() -> None:
    scene.announced()
    offer = scene.announced(cast.BANTUL, kind="offer")
    scene.searched()

    declarations.withdraw(offer, reason="Sudah penuh.", actor=cast.officer(cast.BANTUL).actor, at=LATER)

    assert Opportunity.objects.get().current is False


def test_why_there_is_nothing_is_said_for_each_subject() -> None:
    scene.figures()
    run = scene.searched(cast.BANTUL)

    told = [each.words for each in runs.obstacles(run, cast.BANTUL)]

    assert (run.found, told) == (
        0,
        [
            "Akses air minum layak: Kabupaten Bantul tidak tertinggal; kedudukannya 50 dari 100.",
            "Pengangguran terbuka: Kabupaten Bantul tidak tertinggal; kedudukannya 50 dari 100.",
        ],
    )


def test_the_partners_are_ranked_with_the_search() -> None:
    scene.figures()
    run = scene.searched(cast.SLEMAN)

    ranking = queries.ranking(cast.SLEMAN)

    assert ranking is not None
    assert ranking.run == run
    assert [row["region"] for row in ranking.partners[:2]] == [cast.YOGYAKARTA, cast.BANTUL]


def test_the_whole_country_names_the_regions_nobody_chooses() -> None:
    scene.figures()

    run = scene.searched_all()

    # Five finders, each as long as ranking a hundred regions, and the three regions themselves.
    assert (run.done, run.total) == (5 * 100 + 3, 5 * 100 + 3)
    assert run.unchosen == [cast.BANTUL]
    assert Ranking.objects.count() == 3


def test_only_one_search_of_the_country_runs_at_a_time() -> None:
    scene.figures()
    searching.order(actor=cast.ministry().actor, at=cast.NOW)

    with pytest.raises(ValidationError) as caught:
        searching.order(actor=cast.officer(cast.SLEMAN).actor, at=cast.NOW)

    assert caught.value.messages == ["Pencarian seluruh Indonesia sedang berjalan."]
    assert FinderRun.objects.count() == 1


def test_a_search_whose_worker_died_does_not_bar_the_next() -> None:
    scene.figures()
    dead = searching.order(actor=cast.ministry().actor, at=cast.NOW)

    scene.searched_all(at=LATER)

    dead.refresh_from_db()
    assert (dead.state, dead.failure) == ("failed", searching.DIED)
    assert Opportunity.objects.filter(current=True).count() == 2


def test_a_search_that_still_gives_signs_of_life_is_not_taken_for_dead() -> None:
    scene.figures()
    slow = searching.order(actor=cast.ministry().actor, at=cast.NOW)
    heard = LATER - searching.LEASE
    FinderRun.objects.filter(pk=slow.pk).update(state="running", begun_at=cast.NOW, heard_at=heard)

    with pytest.raises(ValidationError) as caught:
        searching.order(actor=cast.officer(cast.SLEMAN).actor, at=LATER)

    slow.refresh_from_db()
    assert caught.value.messages == ["Pencarian seluruh Indonesia sedang berjalan."]
    assert (slow.state, FinderRun.objects.count()) == ("running", 1)


def test_a_search_that_went_silent_is_taken_for_dead() -> None:
    scene.figures()
    dead = searching.order(actor=cast.ministry().actor, at=cast.NOW)
    silent = LATER - searching.LEASE - timedelta(seconds=1)
    FinderRun.objects.filter(pk=dead.pk).update(state="running", begun_at=cast.NOW, heard_at=silent)

    scene.searched_all(at=LATER)

    dead.refresh_from_db()
    assert (dead.state, dead.failure, dead.ended_at) == ("failed", searching.DIED, LATER)


def test_a_worker_that_takes_a_search_up_is_heard() -> None:
    scene.figures()
    run = searching.order(actor=cast.ministry().actor, at=cast.NOW)

    conducting.conduct(run.pk, clock=lambda: LATER)

    run.refresh_from_db()
    assert (run.asked_at, run.heard_at) == (cast.NOW, LATER)


def test_a_cancelled_search_writes_nothing() -> None:
    scene.figures()
    run = searching.order(actor=cast.ministry().actor, at=cast.NOW)

    stopped = searching.cancel(run, actor=cast.ministry().actor, at=cast.NOW)
    conducting.conduct(run.pk, clock=lambda: LATER)

    run.refresh_from_db()
    assert (stopped, run.state, run.found, Opportunity.objects.count()) == (True, "cancelled", 0, 0)


def test_a_search_cancelled_while_it_thinks_writes_nothing() -> None:
    scene.figures()
    run = searching.order(actor=cast.ministry().actor, at=cast.NOW)
    moments = iter((cast.NOW, cast.NOW, LATER))

    def clock() -> object:
        moment = next(moments)
        if FinderRun.objects.get(pk=run.pk).state == "running":
            searching.cancel(run, actor=cast.ministry().actor, at=moment)
        return moment

    conducting.conduct(run.pk, clock=clock)  # type: ignore[arg-type]  # it gives moments

    run.refresh_from_db()
    assert (run.state, run.found, Opportunity.objects.count()) == ("cancelled", 0, 0)


def test_a_finished_search_cannot_be_cancelled() -> None:
    scene.figures()
    run = scene.searched_all()

    stopped = searching.cancel(run, actor=cast.ministry().actor, at=LATER)

    run.refresh_from_db()
    assert (stopped, run.state) == (False, "done")


def test_a_search_that_breaks_says_so_and_leaves_what_was_found_before() -> None:
    scene.figures()
    scene.searched_all()
    scene.change(scene.WATER, cast.SLEMAN, 81)
    before = list(Opportunity.objects.order_by("pk").values("pk", "run_id", "current"))
    run = searching.order(actor=cast.ministry().actor, at=LATER)
    broken: list[bool] = []

    def clock() -> datetime | None:
        """No moment to end it at, once all finders are done: keeping breaks."""
        if FinderRun.objects.get(pk=run.pk).done < 500 or broken:
            return LATER
        broken.append(True)
        return None

    with pytest.raises(IntegrityError):
        conducting.conduct(run.pk, clock=clock)  # type: ignore[arg-type]  # None on purpose

    run.refresh_from_db()
    assert (run.state, run.failure, run.ended_at) == ("failed", conducting.BROKE, LATER)
    assert list(Opportunity.objects.order_by("pk").values("pk", "run_id", "current")) == before


def test_a_search_that_died_with_its_worker_is_taken_up_by_the_next() -> None:
    scene.figures()
    run = searching.order(actor=cast.ministry().actor, at=cast.NOW)
    silent = LATER - searching.LEASE - timedelta(seconds=1)
    FinderRun.objects.filter(pk=run.pk).update(state="running", begun_at=cast.NOW, heard_at=silent, tries=1)

    again = conducting.taken_back(at=LATER)
    conducting.conduct(run.pk, clock=lambda: LATER)

    run.refresh_from_db()
    assert (again, run.state, run.tries, run.found) == ([run.pk], "done", 2, 2)


def test_a_search_that_three_workers_did_not_survive_has_failed() -> None:
    scene.figures()
    run = searching.order(actor=cast.ministry().actor, at=cast.NOW)
    silent = LATER - searching.LEASE - timedelta(seconds=1)
    FinderRun.objects.filter(pk=run.pk).update(state="running", begun_at=cast.NOW, heard_at=silent, tries=3)

    again = conducting.taken_back(at=LATER)

    run.refresh_from_db()
    assert (again, run.state, run.failure) == ([], "failed", searching.DIED)


def test_a_search_that_is_heard_of_is_not_taken_from_its_worker() -> None:
    scene.figures()
    run = searching.order(actor=cast.ministry().actor, at=cast.NOW)
    FinderRun.objects.filter(pk=run.pk).update(state="running", begun_at=cast.NOW, heard_at=LATER, tries=1)

    again = conducting.taken_back(at=LATER)

    run.refresh_from_db()
    assert (again, run.state) == ([], "running")


def test_the_job_makes_the_ordered_search() -> None:
    scene.figures()
    run = tasks.search_later(actor=cast.ministry().actor, at=cast.NOW)

    tasks.search_all(run.pk)

    run.refresh_from_db()
    assert (run.state, run.found) == ("done", 2)
