"""The second step for programs: collaborations and their parties."""

from ninja import Router

from rajut.steps.engage.api import collaborations, parties

router = Router(tags=["engage"])
router.add_router("", collaborations.router)
router.add_router("", parties.router)
