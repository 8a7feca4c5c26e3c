"""The fifth step for programs: reports with their values, results with their provenance, findings."""

from ninja import Router

from rajut.steps.evaluate.api import findings, results, submissions

router = Router(tags=["evaluate"])
router.add_router("", submissions.router)
router.add_router("", results.router)
router.add_router("", findings.router)
