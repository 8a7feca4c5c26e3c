"""Who sees how the parties act together: the insiders alone."""

from django.db import migrations

from rajut.foundation.people.sight import fence_child

TABLES = ("team", "teammember", "decision", "position", "task", "obstacle")


class Migration(migrations.Migration):
    dependencies = [("coordinate", "0002_initial"), ("engage", "0003_fences")]
    operations = [fence_child(f"coordinate_{table}") for table in TABLES]
