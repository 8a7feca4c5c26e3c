"""Who with whom: what is assumed belongs to the service that is asked about."""

import re

import pytest

from rajut.foundation.regions.models import ServiceFigure
from tests import cast
from tests.steps.identify import holdings
from tests.steps.identify.test_pages import get
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

OWN = "/potensi/koalisi/?daerah=34"


def test_each_service_has_its_own_assumptions_which_follow_when_another_is_chosen() -> None:
    holdings.borders()
    holdings.services()
    reader = Visitor().sign_in(cast.officer(cast.SLEMAN).post)
    rows = list(ServiceFigure.objects.filter(role="input"))
    ServiceFigure.objects.bulk_create(
        ServiceFigure(
            region_id=row.region_id, service="pajak-daerah", year=row.year, role=row.role,
            measure=row.measure, value=row.value, unit=row.unit, source=row.source,
        )
        for row in rows
    )  # fmt: skip
    waste, taxes = (f"{OWN}&layanan={name}" for name in ("sampah", "pajak-daerah"))

    pages = [
        get(reader, address)
        for address in (
            waste,
            taxes,
            f"{taxes}&andaian=sampah&beta=0,1&per_km=5000000",
            f"{taxes}&andaian=pajak-daerah&beta=0,1",
        )
    ]

    shown = [re.findall(r'name="beta" value="([^"]*)"', page) for page in pages]
    assert shown == [["0,1"], ["0,02"], ["0,02"], ["0,1"]]
    assert "Struk &amp; Bakoš 2021" in pages[0]
    assert "Niaounakis &amp; Blank 2017" in pages[1]
    assert 'name="andaian" value="pajak-daerah"' in pages[1]
