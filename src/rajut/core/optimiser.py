"""The optimiser as the core uses it: silent, on one thread, so that equal questions have equal answers."""

from typing import Any


def optimiser(**options: str | float | bool) -> Any:
    """Return an empty HiGHS model with these options; the library is loaded here, where it is needed."""
    import highspy

    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # its stubs name a part only
    for name, value in ({"output_flag": False, "threads": 1} | options).items():
        solver.setOptionValue(name, value)
    return solver
