"""The fourth step for programs: decisions, tasks, obstacles."""

from ninja import Router

from rajut.steps.coordinate.api import decisions, obstacles, tasks

router = Router(tags=["coordinate"])
router.add_router("", decisions.router)
router.add_router("", tasks.router)
router.add_router("", obstacles.router)
