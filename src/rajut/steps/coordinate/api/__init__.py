"""The fourth step for programs: decisions, tasks, obstacles, the team."""

from ninja import Router

from rajut.steps.coordinate.api import decisions, obstacles, tasks, teams

router = Router(tags=["coordinate"])
router.add_router("", decisions.router)
router.add_router("", tasks.router)
router.add_router("", obstacles.router)
router.add_router("", teams.router)
