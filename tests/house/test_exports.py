"""What a package offers under a name stays: importing a file of that name would put the file there."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.rooms import SRC


def offered(package: Path) -> Iterator[tuple[str, str]]:
    """The names a package imports from its own files, each with the file that it comes from."""
    dotted = ".".join(("rajut", *package.relative_to(SRC).parts))
    for node in ast.parse((package / "__init__.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module != dotted:
            where = node.module.removeprefix(f"{dotted}.")
            yield from ((alias.asname or alias.name, where) for alias in node.names)


def test_no_package_offers_a_name_that_another_of_its_files_would_take() -> None:
    packages = [file.parent for file in SRC.rglob("__init__.py")]

    taken = [
        f"{package.relative_to(SRC)}: {name}"
        for package in packages
        for name, where in offered(package)
        if (package / f"{name}.py").exists() and where != name
    ]

    assert len(packages) > 50
    assert taken == []
