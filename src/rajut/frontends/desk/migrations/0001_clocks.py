"""Indexes for the radar: of each table with a clock, the few rows whose clock is running, by collaboration.

They stand here because no step needs them by itself; the conditions are those of `queries/lateness.py`.
"""

from django.db import migrations

from rajut.frontends.desk.queries.lateness import CLOCKS

REPORTS = "CREATE INDEX period_clock ON plan_period (collaboration_id, due_on, closes_on)"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("engage", "0001_initial"),
        ("plan", "0001_initial"),
        ("coordinate", "0001_initial"),
        ("evaluate", "0001_initial"),
    ]

    operations = [
        *(
            migrations.RunSQL(
                f"CREATE INDEX {kind}_clock ON {table} (collaboration_id, due_on) WHERE {running}",
                f"DROP INDEX {kind}_clock",
            )
            for kind, (table, running) in CLOCKS.items()
        ),
        migrations.RunSQL(REPORTS, "DROP INDEX period_clock"),
    ]
