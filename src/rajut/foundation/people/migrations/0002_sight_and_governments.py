"""The functions of sight; the government of every region; the ministry that supervises the nation."""

from django.db import migrations

from rajut.foundation.people.sight import SIGHT_FUNCTIONS

TITLES = {"province": "Pemerintah Provinsi", "regency": "Pemerintah", "city": "Pemerintah"}


def _name(region):
    special = region.name.startswith("Daerah ")
    return f"Pemerintah {region.name}" if special else f"{TITLES[region.kind]} {region.name}"


def load(apps, schema_editor):
    using = schema_editor.connection.alias
    Region = apps.get_model("regions", "Region")
    Organisation = apps.get_model("people", "Organisation")
    Organisation.objects.using(using).bulk_create(
        Organisation(name=_name(region), kind=region.kind, region=region, code=region.pk)
        for region in Region.objects.using(using).filter(administrative_only=False).order_by("pk")
    )
    Organisation.objects.using(using).create(
        name="Kementerian Dalam Negeri", kind="ministry", code="kemendagri", supervises_nation=True
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("regions", "0002_base_tables")]
    operations = [SIGHT_FUNCTIONS, migrations.RunPython(load, migrations.RunPython.noop)]
