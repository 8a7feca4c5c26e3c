"""Who sees needs, offers, opportunities, judgements, runs, rankings, and decisions about names."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from rajut.foundation.people.sight import fence, fence_own

READERS = RunSQL(
    """
    CREATE FUNCTION identify_declaration_readers() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        NEW.readers := rajut_level(CASE WHEN NEW.state = 'draft' THEN 'own' ELSE NEW.sight END)
            || rajut_home(NEW.organisation_id);
        RETURN NEW;
    END $$;
    CREATE TRIGGER readers BEFORE INSERT OR UPDATE ON identify_declaration
        FOR EACH ROW EXECUTE FUNCTION identify_declaration_readers();
    CREATE FUNCTION identify_namedecision_readers() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        NEW.readers := rajut_level(CASE WHEN NEW.state = 'released' THEN 'officials' ELSE 'own' END)
            || rajut_home(NEW.organisation_id);
        RETURN NEW;
    END $$;
    CREATE TRIGGER readers BEFORE INSERT OR UPDATE ON identify_namedecision
        FOR EACH ROW EXECUTE FUNCTION identify_namedecision_readers();
    CREATE FUNCTION identify_opportunity_readers() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        NEW.readers := rajut_level(NEW.sight);
        RETURN NEW;
    END $$;
    CREATE TRIGGER readers BEFORE INSERT OR UPDATE ON identify_opportunity
        FOR EACH ROW EXECUTE FUNCTION identify_opportunity_readers();
    """,
    """
    DROP TRIGGER readers ON identify_opportunity;
    DROP FUNCTION identify_opportunity_readers();
    DROP TRIGGER readers ON identify_namedecision;
    DROP FUNCTION identify_namedecision_readers();
    DROP TRIGGER readers ON identify_declaration;
    DROP FUNCTION identify_declaration_readers();
    """,
)


# What a search read and found is shared among officials; what one makes of it is not.
OFFICIALS = "ARRAY['system', 'official'] && rajut_keys()"


class Migration(migrations.Migration):
    dependencies = [("identify", "0001_initial"), ("people", "0002_sight_and_governments")]
    operations = [
        READERS,
        fence("identify_declaration"),
        fence("identify_opportunity"),
        fence("identify_namedecision"),
        fence_own("identify_judgement"),
        fence("identify_finderrun", OFFICIALS),
        fence("identify_ranking", OFFICIALS),
        fence("identify_commodity", OFFICIALS),
        fence("identify_nameproposal", OFFICIALS),
        fence("identify_namesplit", OFFICIALS),
    ]
