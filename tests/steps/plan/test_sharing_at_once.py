"""Several hands on one cost sharing at the same time end in exactly one consistent state."""

from contextlib import suppress

from django.core.exceptions import ValidationError

from rajut.foundation.journal.models import Event
from rajut.steps.plan.models import Contribution, CostSharing
from tests.steps.plan import scene
from tests.steps.plan.test_at_the_same_time import together
from tests.steps.plan.test_sharing import divided, draft, given, laid, without_bantul
from tests.steps.plan.test_sharing_leaving import BANTUL_SHARE, TWO, choose


def test_two_at_once_take_a_share_back_once(fresh_database: str) -> None:
    framework = draft()
    divided(framework, "shapley")
    laid(framework, costs=without_bantul())
    seen = CostSharing.objects.get().stamp
    rules = ["shapley", "nucleolus"] * 3

    outcomes = together(lambda rule: choose(framework, rule, seen=seen), rules)

    row = CostSharing.objects.get()
    held = {each.organisation_id: each.amount for each in Contribution.objects.all()}
    assert outcomes == ["made"] * 6
    assert held == row.carried
    assert {int(who): amount for who, amount in row.written.items()} == row.carried
    told = [
        event.data.get("changes", {}).get("contributions", ["", ""])
        for event in Event.objects.filter(record="plan.framework", move="revise")
    ]
    withdrawn = [before for before, after in told if "Bantul" in before and "Bantul" not in after]
    assert len(withdrawn) == 1


def test_choosing_while_another_lays_ends_in_one_of_both(fresh_database: str) -> None:
    framework = draft()
    divided(framework, "shapley")
    laid(framework, costs=without_bantul())
    seen = CostSharing.objects.get().stamp

    def job(name: str) -> None:
        if name == "lay":
            laid(framework)
            return
        with suppress(ValidationError):
            choose(framework, seen=seen)

    together(job, ["choose", "lay"] * 3)

    row = CostSharing.objects.get()
    assert len(row.players) == 3
    assert (row.rule, row.unreleased) == ("", {})
    whole = dict(zip(scene.PARTIES, (566_666_667, 866_666_667, BANTUL_SHARE), strict=True))
    assert given(framework) in (TWO, whole)
