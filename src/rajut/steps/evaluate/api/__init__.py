"""The fifth step for programs: reports with their values, results with their provenance."""

from ninja import Router

from rajut.steps.evaluate.api import results, submissions

router = Router(tags=["evaluate"])
router.add_router("", submissions.router)
router.add_router("", results.router)
