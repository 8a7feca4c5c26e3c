"""The main job, by the people who do it, in a real browser against the real server."""

import pytest
from playwright.sync_api import Browser

from tests.installation import Installation
from tests.journeys.people import office
from tests.journeys.waste import STEPS, Waste

pytestmark = pytest.mark.journey


def test_three_governments_take_waste_from_a_potential_to_a_published_result_and_an_improvement(
    site: Installation, browser: Browser
):
    with office(browser, site.url) as seats:
        story = Waste(seats)
        for step in STEPS:
            step(story)
