"""The first step for programs: opportunities, needs and offers."""

from ninja import Router

from rajut.steps.identify.api import declarations, opportunities

router = Router(tags=["identify"])
router.add_router("", opportunities.router)
router.add_router("", declarations.router)
