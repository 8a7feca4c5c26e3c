"""Twelve neighbouring governments with plans, services, staff, applications and landfills: all made up."""

from datetime import date
from itertools import pairwise

from rajut.foundation.regions.models import (
    Application,
    Border,
    Facility,
    Package,
    Region,
    ServiceFigure,
    StaffEntry,
)

SOURCE = "data contoh"
YOGYAKARTA = ("34.01", "34.02", "34.03", "34.04", "34.71")
AROUND = (*YOGYAKARTA, "33.05", "33.06", "33.08", "33.10", "33.11", "33.12", "33.13")
BILLION = 10**9


def borders() -> None:
    """Everybody borders the next one in the list."""
    pairs = {(min(a, b), max(a, b)) for a, b in pairwise(AROUND)}
    known = set(Border.objects.values_list("a_id", "b_id"))
    Border.objects.bulk_create(Border(a_id=a, b_id=b, by="land", km=10.0) for a, b in pairs - known)


def packages() -> None:
    """Everybody plans tablets and stationery in the same months."""
    Package.objects.bulk_create(
        Package(
            code=f"{region}-{number}",
            year=2026,
            region_id=region,
            agency=f"Pemerintah {region}",
            unit="Dinas Pendidikan",
            title=title,
            method="Tender",
            kind="barang",
            ceiling=(2 + number) * BILLION,
            starts=2,
            ends=4,
            source=SOURCE,
        )
        for region in AROUND
        for number, title in enumerate(("Belanja Modal Tablet", "Belanja Alat Tulis Kantor"))
    )


def services() -> None:
    """A waste service: those that treat little pay more for a ton."""
    for number, region in enumerate(AROUND):
        tons = 10_000.0 + 9_000 * number
        cost = 4e6 * tons**0.8 * (1 + 0.1 * (number % 3))
        rows = (("input", "biaya", cost, "rupiah"), ("output", "sampah-tertangani", tons, "ton"))
        ServiceFigure.objects.bulk_create(
            ServiceFigure(
                region_id=region, service="sampah", year=2025, role=role, measure=measure, value=value,
                unit=unit, source=SOURCE,
            )
            for role, measure, value, unit in rows
        )  # fmt: skip


def staff() -> None:
    """Two neighbours need the same training, too few in each for a class of its own."""
    StaffEntry.objects.bulk_create(
        StaffEntry(
            kind="need",
            region_id=region,
            agency=f"BKPSDM {region}",
            competency="Pengelolaan barang dan jasa tingkat dasar",
            persons=persons,
            starts_on=date(2026, 3, 1),
            ends_on=date(2026, 6, 30),
            source=SOURCE,
        )
        for region, persons in (("34.02", 14), ("34.04", 12), ("34.71", 13))
    )


def applications() -> None:
    """Three governments run an application for the same thing."""
    Application.objects.bulk_create(
        Application(
            code=f"app-{region}",
            region_id=region,
            agency=f"Diskominfo {region}",
            name="SIMPEG sistem informasi kepegawaian",
            function="FA.01",
            description="Kepegawaian: data pegawai, mutasi, pensiun dan cuti",
            users=users,
            since=2018,
            openness=0.5,
            cost=BILLION,
            source=SOURCE,
        )
        for region, users in (("34.02", 300), ("34.04", 900), ("34.71", 500))
    )


def landfills() -> None:
    """One landfill has room, its neighbour's is over what it can take."""
    places = Region.objects.in_bulk(["34.02", "34.71", "34.04"])
    rows = (("34.02", 400_000, 150_000, 10), ("34.71", 10_000, 15_000, 2), ("34.04", 9_000, 12_000, 2))
    Facility.objects.bulk_create(
        Facility(
            region_id=region,
            name=f"TPA {region}",
            kind="tpa",
            latitude=places[region].latitude,
            longitude=places[region].longitude,
            capacity=capacity,
            load=load,
            unit="ton/tahun",
            year=2025,
            cost=cost * BILLION,
            source=SOURCE,
        )
        for region, capacity, load, cost in rows
    )


def everything() -> None:
    """All five domains."""
    for lay in (borders, packages, services, staff, applications, landfills):
        lay()
