"""The API: the steps' routers put together, told and guarded the same way everywhere."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from rajut.foundation.people.programs import anyone
from rajut.foundation.regions.api import router as regions
from rajut.frontends.api.describing import complete
from rajut.frontends.api.once import once, remembering
from rajut.frontends.api.parsing import PlainJson
from rajut.frontends.api.people import router as people
from rajut.frontends.api.refusing import teach
from rajut.frontends.api.strictness import strict
from rajut.steps.coordinate.api import router as coordinate
from rajut.steps.engage.api import router as engage
from rajut.steps.evaluate.api import router as evaluate
from rajut.steps.identify.api import router as identify
from rajut.steps.plan.api import router as plan

DESCRIPTION = (
    "Rajut for programs: the same records, the same sight and the same rules as on its pages."
    " Without a key, the public register. See docs/how-to/api.md."
)


class Api(NinjaAPI):
    """Ninja, with what holds for every operation in its description."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        """Return the complete description."""
        told = super().get_openapi_schema(**kwargs)
        complete(told)
        return told

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return the function's name: each is there once."""
        return operation.view_func.__name__


api = Api(
    title="Rajut",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api",
    docs_url=None,
    parser=PlainJson(),
)
teach(api)
api.add_decorator(strict, mode="view")
api.add_decorator(remembering, mode="view")
api.add_decorator(once, mode="operation")
for router in (identify, engage, plan, coordinate, evaluate, people):
    api.add_router("", router)
api.add_router("", regions, auth=anyone)
