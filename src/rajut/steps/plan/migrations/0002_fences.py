"""Who sees a plan, and that the ledger is only ever added to.

Its insiders see everything; its readers the outline of a version once it is agreed, and the totals.
"""

from django.db import migrations

from rajut.foundation.people.sight import fence, fence_child

# The keys are asked for once per statement, not once per row; insiders are let in before anything else is asked.
KEYS = "(SELECT rajut_keys())"
SEEN = (
    "EXISTS (SELECT 1 FROM engage_collaboration seen WHERE seen.id = {table}.collaboration_id AND"
    f" (seen.insiders && {KEYS} OR (seen.readers && {KEYS} AND {{agreed}})))"
)
INSIDE = f"EXISTS (SELECT 1 FROM engage_collaboration seen WHERE seen.id = {{table}}.collaboration_id AND seen.insiders && {KEYS})"
OF_FRAMEWORK = "EXISTS (SELECT 1 FROM plan_framework f WHERE f.id = {table}.framework_id AND f.agreed_at IS NOT NULL)"
OF_ACTIVITY = "EXISTS (SELECT 1 FROM plan_activity a WHERE a.id = {table}.activity_id)"


def fence_agreed(table, agreed):
    """Show a row to insiders, and to the other readers once what it belongs to is agreed."""
    return fence(table, SEEN.format(table=table, agreed=agreed.format(table=table)))


# The quotient as core.results.numbers has it: twelve places, half to even.
VALUE = migrations.RunSQL(
    """
    CREATE FUNCTION plan_value(num numeric, den numeric) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE
            WHEN den = 1 THEN num
            WHEN mod(num * 2000000000000, den) = 0 AND mod(div(num * 2000000000000, den), 2) <> 0
                THEN 2 * round(div(num * 2000000000000, den) / 4.0) / 1000000000000
            ELSE round(num::numeric(78, 36) / den, 12) END
    $$;
    """,
    "DROP FUNCTION plan_value(numeric, numeric)",
)

LEDGER = migrations.RunSQL(
    """
    CREATE FUNCTION plan_observation_stands() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND OLD.current AND NOT NEW.current THEN
            NEW.current := true;
            IF NEW IS NOT DISTINCT FROM OLD THEN
                NEW.current := false;
                RETURN NEW;
            END IF;
        END IF;
        RAISE EXCEPTION 'the ledger is only ever added to: a fact is superseded, never changed or deleted'
            USING ERRCODE = 'restrict_violation';
    END $$;
    CREATE TRIGGER stands BEFORE UPDATE OR DELETE ON plan_observation
        FOR EACH ROW EXECUTE FUNCTION plan_observation_stands();
    CREATE TRIGGER stands_whole BEFORE TRUNCATE ON plan_observation
        FOR EACH STATEMENT EXECUTE FUNCTION plan_observation_stands();
    """,
    """
    DROP TRIGGER stands_whole ON plan_observation;
    DROP TRIGGER stands ON plan_observation;
    DROP FUNCTION plan_observation_stands();
    """,
)


class Migration(migrations.Migration):
    dependencies = [("plan", "0001_initial"), ("engage", "0003_fences")]
    operations = [
        VALUE,
        LEDGER,
        fence_agreed("plan_framework", "plan_framework.agreed_at IS NOT NULL"),
        *(
            fence_agreed(f"plan_{table}", OF_FRAMEWORK)
            for table in ("node", "indicatorversion", "commitment", "activity")
        ),
        fence_agreed("plan_contribution", OF_ACTIVITY),
        *(fence_child(f"plan_{table}", inside=False) for table in ("indicator", "period", "rollup")),
        fence_child("plan_assent"),
        *(fence(f"plan_{table}", INSIDE.format(table=f"plan_{table}")) for table in ("plannedvalue", "observation")),
    ]
