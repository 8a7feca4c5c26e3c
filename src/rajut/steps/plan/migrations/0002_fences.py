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


# What a party would pay alone is for the insiders, as a party's values are; and only beside its own activity.
SHARING = fence(
    "plan_costsharing",
    f"{FOR_SYSTEM} OR EXISTS (SELECT 1 FROM plan_activity a JOIN engage_collaboration seen"
    " ON seen.id = a.collaboration_id WHERE a.id = plan_costsharing.activity_id"
    " AND a.collaboration_id = plan_costsharing.collaboration_id AND seen.insiders && rajut_keys())",
)


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

# What was agreed is whole, whoever writes it: these ask in every party's name, whatever the writer may see.
AGREED = migrations.RunSQL(
    """
    CREATE FUNCTION plan_framework_is_whole() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp SET enable_nestloop = off SET enable_mergejoin = off AS $$
    DECLARE lacking text := CASE
        WHEN NOT EXISTS (SELECT FROM plan_indicatorversion v WHERE v.framework_id = NEW.id)
            THEN 'Rencana belum mempunyai indikator.'
        WHEN NOT EXISTS (SELECT FROM engage_party p WHERE p.collaboration_id = NEW.collaboration_id
                AND p.state = 'accepted' AND p.part IN ('initiator', 'party'))
            OR EXISTS (SELECT FROM engage_party p WHERE p.collaboration_id = NEW.collaboration_id
                AND p.state = 'accepted' AND p.part IN ('initiator', 'party')
                AND NOT EXISTS (SELECT FROM plan_assent a WHERE a.framework_id = NEW.id
                    AND a.organisation_id = p.organisation_id AND NOT a.withdrawn))
            THEN 'Belum semua pihak menyetujui rencana ini.' END;
    BEGIN
        IF lacking IS NULL THEN
            -- A commitment of a party that stands owes its baseline, and so does an indicator without any.
            WITH committed AS (
                SELECT c.indicator_id, c.organisation_id FROM plan_commitment c
                WHERE c.framework_id = NEW.id AND c.organisation_id IN (
                    SELECT p.organisation_id FROM engage_party p
                    WHERE p.collaboration_id = NEW.collaboration_id AND p.state = 'accepted'
                        AND p.part IN ('initiator', 'party'))
            ), given AS (
                SELECT v.indicator_id, v.organisation_id FROM plan_plannedvalue v
                WHERE v.framework_id = NEW.id AND v.kind = 'baseline' AND v.status <> 'unknown'
                UNION ALL SELECT o.indicator_id, o.organisation_id FROM plan_observation o
                WHERE o.collaboration_id = NEW.collaboration_id AND o.kind = 'baseline' AND o.current
                    AND o.status <> 'unknown'
            )
            SELECT 'Masih ada indikator tanpa nilai awal (baseline). Isi nilai awal setiap pihak lebih dahulu.'
            INTO lacking WHERE EXISTS (SELECT FROM committed
                    WHERE (indicator_id, organisation_id) NOT IN (SELECT * FROM given))
                OR EXISTS (SELECT FROM plan_indicatorversion v WHERE v.framework_id = NEW.id
                    AND v.indicator_id NOT IN (SELECT indicator_id FROM committed));
        END IF;
        IF lacking IS NOT NULL THEN
            RAISE EXCEPTION '%', lacking USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_agreed_whole';
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER whole AFTER INSERT ON plan_framework FOR EACH ROW
        WHEN (NEW.state = 'agreed') EXECUTE FUNCTION plan_framework_is_whole();
    CREATE TRIGGER whole_again AFTER UPDATE ON plan_framework FOR EACH ROW
        WHEN (NEW.state = 'agreed' AND OLD.state <> 'agreed') EXECUTE FUNCTION plan_framework_is_whole();

    -- The assents that a plan in force rests on stay.
    CREATE FUNCTION plan_assent_stands() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
    BEGIN
        IF EXISTS (SELECT FROM plan_framework f WHERE f.id = OLD.framework_id AND f.agreed_at IS NOT NULL) THEN
            RAISE EXCEPTION 'Persetujuan atas rencana yang sudah disepakati tidak diubah lagi.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'assent_of_agreed_stands';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END $$;
    CREATE TRIGGER stands BEFORE UPDATE OR DELETE ON plan_assent FOR EACH ROW
        EXECUTE FUNCTION plan_assent_stands();
    """,
    """
    DROP TRIGGER stands ON plan_assent;
    DROP FUNCTION plan_assent_stands();
    DROP TRIGGER whole_again ON plan_framework;
    DROP TRIGGER whole ON plan_framework;
    DROP FUNCTION plan_framework_is_whole();
    """,
)


class Migration(migrations.Migration):
    dependencies = [("plan", "0001_initial"), ("engage", "0003_fences")]
    operations = [
        VALUE,
        LEDGER,
        AGREED,
        VERSIONS,
        fence("plan_framework", INSIDE_OR_AGREED),
        *(fence_part(table) for table in PARTS),
        fence_part("contribution", above="activity"),
        SHARING,
        *(fence_child(f"plan_{table}", inside=False) for table in ("indicator", "period")),
        fence_shown("plan_rollup", "plan_rollup.kind <> 'claimed'"),
        *(fence_child(f"plan_{table}") for table in ("assent", "plannedvalue", "observation")),
    ]
