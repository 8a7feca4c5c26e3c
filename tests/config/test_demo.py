"""The demonstration is loaded by the rules that hold for everybody."""

import pytest

from rajut.config import demo
from rajut.foundation.journal.queries import faults
from rajut.foundation.people.models import User
from rajut.foundation.regions import holdings
from rajut.foundation.regions.models import Package
from rajut.steps.engage.models import Collaboration
from rajut.steps.plan.queries.totals import audit
from tests import cast

pytestmark = pytest.mark.django_db


def test_the_demonstration_shows_every_state_with_invented_people_only():
    demo.load(at=cast.NOW)

    states = set(Collaboration.objects.values_list("state", flat=True))
    printed = {sign_in.email for sign_in in demo.SIGN_INS}
    assert {"offered", "formed", "running", "ended"} <= states
    assert list(faults()) == []
    assert audit() == []
    assert not User.objects.filter(invented=False).exists()
    assert set(User.objects.filter(email__in=printed).values_list("email", flat=True)) == printed


def test_each_of_the_five_domains_has_example_holdings_that_say_so():
    demo.load(at=cast.NOW)

    found = (holdings.service_figures(), holdings.staff(), holdings.applications(), holdings.facilities())
    sources = {each.source for rows in found for each in rows} | set(
        Package.objects.values_list("source", flat=True)
    )
    assert sources == {"data contoh"}
    assert [len(rows) for rows in found] == [60, 14, 12, 8]
    assert Package.objects.values("region").distinct().count() == 6
    assert Package.objects.count() == 84
    assert Package.objects.filter(year__lt=2027, realised__isnull=False, source="data contoh").count() == 13
    assert [each.is_example for each in holdings.held()] == [True] * 5
