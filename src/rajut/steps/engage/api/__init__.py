"""The second step for programs: collaborations, their parties and their meetings."""

from ninja import Router

from rajut.steps.engage.api import collaborations, meetings, parties

router = Router(tags=["engage"])
router.add_router("", collaborations.router)
router.add_router("", parties.router)
router.add_router("", meetings.router)
