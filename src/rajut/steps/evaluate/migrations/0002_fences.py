"""Who sees what came of it: insiders everything, readers what is verified or was published."""

from django.db import migrations

from rajut.foundation.people.sight import fence_child, fence_shown

class Migration(migrations.Migration):
    dependencies = [("evaluate", "0001_initial"), ("engage", "0003_fences")]
    operations = [
        fence_child("evaluate_submission"),
        fence_child("evaluate_value"),
        fence_shown("evaluate_finding", "evaluate_finding.state = 'verified'"),
        fence_shown("evaluate_feedback", "evaluate_feedback.shown"),
    ]
