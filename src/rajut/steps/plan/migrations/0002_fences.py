"""Who sees a plan, and that the ledger is only ever added to.

Its insiders see everything; its readers the outline of a version once it is agreed, and the totals.
"""

from django.db import migrations

from rajut.foundation.people.sight import FOR_SYSTEM, fence, fence_child, fence_shown, inside_of

INSIDE_OR_AGREED = (
    f"{inside_of('plan_framework.collaboration_id')} OR EXISTS (SELECT 1 FROM engage_collaboration seen WHERE seen.id = plan_framework.collaboration_id AND"
    " (seen.insiders && rajut_keys() OR (plan_framework.agreed_at IS NOT NULL AND seen.readers && rajut_keys())))"
)
PARTS = ("node", "indicatorversion", "commitment", "activity")


# The versions of the plan that is asked about, for insiders: asked once per statement, as rajut_inside is.
VERSIONS = migrations.RunSQL(
    """
    CREATE FUNCTION plan_inside() RETURNS bigint[] LANGUAGE plpgsql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
        RETURN ARRAY(SELECT id FROM plan_framework WHERE collaboration_id = ANY (rajut_inside()));
    END $$;
    """,
    "DROP FUNCTION plan_inside()",
)


def fence_part(table, above="framework"):
    """Show a row to whoever sees the record above it."""
    name = f"plan_{table}"
    seen = f"EXISTS (SELECT 1 FROM plan_{above} seen WHERE seen.id = {name}.{above}_id)"
    if above == "framework":
        seen = f"{name}.framework_id = ANY ((SELECT plan_inside())::bigint[]) OR {seen}"
    return fence(name, f"{FOR_SYSTEM} OR {seen}")


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
        VERSIONS,
        fence("plan_framework", INSIDE_OR_AGREED),
        *(fence_part(table) for table in PARTS),
        fence_part("contribution", above="activity"),
        *(fence_child(f"plan_{table}", inside=False) for table in ("indicator", "period")),
        fence_shown("plan_rollup", "plan_rollup.kind <> 'claimed'"),
        *(fence_child(f"plan_{table}") for table in ("assent", "plannedvalue", "observation")),
    ]
