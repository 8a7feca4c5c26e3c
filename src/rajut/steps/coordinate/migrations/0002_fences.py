"""Who sees how the parties act together: the insiders alone; and what hangs together is of one matter."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from rajut.foundation.people.sight import fence_child

TABLES = ("team", "teammember", "decision", "position", "task", "obstacle")
WITHIN = (("teammember", "team"), ("position", "decision"), ("task", "decision"))


def same_matter(child: str, parent: str) -> RunSQL:
    """Return the migration by which a child belongs to its parent's collaboration (its sight hangs on it)."""
    table, name = f"coordinate_{child}", f"{child}_in_the_matter_of_its_{parent}"
    return RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({parent}_id, collaboration_id)"
        f" REFERENCES coordinate_{parent} (id, collaboration_id)",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("coordinate", "0001_initial"), ("engage", "0001_initial")]
    operations = [
        *(fence_child(f"coordinate_{table}") for table in TABLES),
        *(same_matter(child, parent) for child, parent in WITHIN),
    ]
