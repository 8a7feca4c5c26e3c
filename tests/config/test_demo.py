"""The demonstration is loaded by the rules that hold for everybody."""

import pytest

from rajut.config import demo
from rajut.foundation.journal.queries import faults
from rajut.foundation.people.models import User
from rajut.steps.engage.models import Collaboration
from rajut.steps.plan.queries.totals import audit
from tests import cast

pytestmark = pytest.mark.django_db


def test_the_demonstration_shows_every_state_and_its_chain_holds():
    demo.load(at=cast.NOW)

    states = set(Collaboration.objects.values_list("state", flat=True))
    assert {"offered", "formed", "running", "ended"} <= states
    assert list(faults()) == []
    assert audit() == []


def test_everybody_in_it_is_invented_and_every_printed_sign_in_exists():
    demo.load(at=cast.NOW)

    assert not User.objects.filter(invented=False).exists()
    printed = {sign_in.email for sign_in in demo.SIGN_INS}
    assert set(User.objects.filter(email__in=printed).values_list("email", flat=True)) == printed
