"""The third step for programs: the joint plan in its versions."""

from ninja import Router

from rajut.steps.plan.api import moves, plans, sharing

router = Router(tags=["plan"])
router.add_router("", plans.router)
router.add_router("", moves.router)
router.add_router("", sharing.router)
