"""Who sees a plan: its readers the agreed outline, its insiders the assents and the ledger."""

from django.db import migrations

from rajut.foundation.people.sight import fence_child

OUTLINE = (
    "framework",
    "node",
    "indicator",
    "indicatorversion",
    "commitment",
    "period",
    "activity",
    "contribution",
    "rollup",
)


class Migration(migrations.Migration):
    dependencies = [("plan", "0001_initial"), ("engage", "0003_fences")]
    operations = [
        *(fence_child(f"plan_{table}", inside=False) for table in OUTLINE),
        fence_child("plan_assent"),
        fence_child("plan_observation"),
    ]
