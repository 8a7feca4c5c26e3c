"""The real panel of ../shared/data, for trials and benchmarks; None where the folder is absent."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

from rajut.core.potential.catalogue import CATALOGUE
from rajut.core.potential.panel import Border, Figure, Panel, PastCooperation, Place

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"


def shared_panel(*, hidden: Collection[str] = ()) -> Panel | None:
    """Return the real panel, without any cooperation that two of the `hidden` regions share."""
    if not DATA.is_dir():
        return None
    return Panel(_places(), _borders(), CATALOGUE, _figures(), _past(hidden))


def read(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file of the folder, gz or not."""
    opener = gzip.open if name.endswith(".gz") else open
    with opener(DATA / name, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _places() -> tuple[Place, ...]:
    return tuple(
        Place(
            row["code"],
            row["name"],
            row["level"],
            row["parent"],
            float(row["lat"]),
            float(row["lon"]),
            int(row["population"]),
            autonomous=row["administrative_only"] == "0",
        )
        for row in read("regions.csv")
    )


def _borders() -> tuple[Border, ...]:
    land = [Border(r["code_a"], r["code_b"], float(r["shared_border_km"])) for r in read("adjacency.csv")]
    sea = [
        Border(r["code"], r["neighbour"], float(r["sea_distance_km"]), sea=True)
        for r in read("sea_neighbours.csv")
    ]
    return (*land, *sea)


def _figures() -> tuple[Figure, ...]:
    return tuple(
        Figure(row["code"], row["indicator"], int(row["year"]), float(row["value"]), row["source"])
        for row in read("indicators_kabkota.csv.gz")
    )


def _past(hidden: Collection[str]) -> tuple[PastCooperation, ...]:
    """Groups that are cooperation; the metropolitan areas of a planning document are not."""
    members = defaultdict(list)
    for row in read("cooperation_members.csv"):
        members[row["group_id"]].append(row["region_code"])
    return tuple(
        PastCooperation(
            row["name"],
            tuple(members[row["id"]]),
            row["sector"],
            int(row["start_year"]) if row["start_year"] else None,
            int(row["end_year"]) if row["end_year"] else None,
        )
        for row in read("cooperation_groups.csv")
        if row["type"] != "kawasan_metropolitan" and len(set(members[row["id"]]) & set(hidden)) < 2
    )


def cooperation_members() -> dict[str, list[str]]:
    """Return the members of each real cooperation, by the group's id."""
    groups = [row["id"] for row in read("cooperation_groups.csv") if row["type"] != "kawasan_metropolitan"]
    members: dict[str, list[str]] = {group: [] for group in groups}
    for row in read("cooperation_members.csv"):
        if row["group_id"] in members:
            members[row["group_id"]].append(row["region_code"])
    return members
