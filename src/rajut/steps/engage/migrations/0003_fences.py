"""Who sees a collaboration and what hangs on it: kept by triggers on its parties, fenced by policies."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from rajut.foundation.people.sight import fence, fence_child, fence_shown

READERS = RunSQL(
    """
    -- Everybody who may see the inside: whoever opened it, the parties that stand, and once it is offered
    -- the supervisors of the regions concerned.
    CREATE FUNCTION engage_insiders(collaboration bigint, opened_by bigint, state text)
    RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        WITH homes AS (
            SELECT o.id, o.parent_id, coalesce(o.region_id, above.region_id) AS region
            FROM people_organisation o LEFT JOIN people_organisation above ON above.id = o.parent_id
            WHERE o.id = opened_by OR o.id IN (
                SELECT p.organisation_id FROM engage_party p
                WHERE p.collaboration_id = collaboration AND p.state IN ('invited', 'accepted'))
        )
        SELECT array_agg(DISTINCT reader) FROM (
            SELECT 'system' AS reader
            UNION SELECT 'o:' || id FROM homes
            UNION SELECT 'o:' || parent_id FROM homes WHERE parent_id IS NOT NULL
            UNION SELECT 's:*' WHERE state <> 'draft'
            UNION SELECT 's:' || left(region, 2) FROM homes WHERE region IS NOT NULL AND state <> 'draft'
        ) readers
    $$;
    -- Whoever declined keeps sight of what it declined, not of the inside.
    CREATE FUNCTION engage_decliners(collaboration bigint)
    RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT coalesce(array_agg('o:' || p.organisation_id), '{}')
        FROM engage_party p WHERE p.collaboration_id = collaboration AND p.state = 'declined'
    $$;
    CREATE FUNCTION engage_collaboration_readers() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        NEW.insiders := engage_insiders(NEW.id, NEW.opened_by_id, NEW.state);
        NEW.readers := NEW.insiders || rajut_level(NEW.sight) || engage_decliners(NEW.id);
        RETURN NEW;
    END $$;
    CREATE TRIGGER readers BEFORE INSERT OR UPDATE ON engage_collaboration
        FOR EACH ROW EXECUTE FUNCTION engage_collaboration_readers();

    CREATE FUNCTION engage_party_readers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
    BEGIN
        UPDATE engage_collaboration SET state = state WHERE id = coalesce(NEW.collaboration_id, OLD.collaboration_id);
        RETURN NULL;
    END $$;
    CREATE TRIGGER readers AFTER INSERT OR UPDATE OR DELETE ON engage_party
        FOR EACH ROW EXECUTE FUNCTION engage_party_readers();

    -- A document follows its collaboration; one marked public is public only where the collaboration is.
    CREATE FUNCTION documents_readers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
    DECLARE matter engage_collaboration%ROWTYPE;
    BEGIN
        NEW.readers := ARRAY['system'] || rajut_home(NEW.organisation_id);
        IF NEW.collaboration_id IS NULL THEN
            NEW.readers := NEW.readers || rajut_level(NEW.sight);
        ELSIF NEW.sight <> 'own' THEN
            SELECT * INTO matter FROM engage_collaboration WHERE id = NEW.collaboration_id;
            NEW.readers := NEW.readers || matter.insiders;
            IF matter.sight IN ('officials', 'public') AND NEW.sight IN ('officials', 'public') THEN
                NEW.readers := NEW.readers
                    || rajut_level(CASE WHEN 'officials' IN (matter.sight, NEW.sight) THEN 'officials' ELSE 'public' END);
            END IF;
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER readers BEFORE INSERT OR UPDATE ON documents_document
        FOR EACH ROW EXECUTE FUNCTION documents_readers();
    CREATE FUNCTION engage_documents_readers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
    BEGIN
        UPDATE documents_document SET title = title WHERE collaboration_id = NEW.id;
        RETURN NULL;
    END $$;
    CREATE TRIGGER documents AFTER UPDATE ON engage_collaboration FOR EACH ROW
        WHEN (OLD.readers IS DISTINCT FROM NEW.readers) EXECUTE FUNCTION engage_documents_readers();
    """,
    """
    DROP TRIGGER documents ON engage_collaboration;
    DROP FUNCTION engage_documents_readers();
    DROP TRIGGER readers ON documents_document;
    DROP FUNCTION documents_readers();
    DROP TRIGGER readers ON engage_party;
    DROP FUNCTION engage_party_readers();
    DROP TRIGGER readers ON engage_collaboration;
    DROP FUNCTION engage_collaboration_readers();
    DROP FUNCTION engage_decliners(bigint);
    DROP FUNCTION engage_insiders(bigint, bigint, text);
    """,
)

INSIDE = "SELECT 1 FROM engage_collaboration seen WHERE seen.id = collaboration_id AND seen.insiders && rajut_keys()"
EVENT = f"""
    CASE WHEN collaboration_id IS NULL
        THEN ARRAY['system', 'o:' || organisation_id] && rajut_keys()
        ELSE EXISTS ({INSIDE.replace("= collaboration_id", "= journal_event.collaboration_id")}) END
"""


class Migration(migrations.Migration):
    dependencies = [
        ("engage", "0001_initial"),
        ("documents", "0002_initial"),
        ("journal", "0002_initial"),
        ("people", "0002_sight_and_governments"),
    ]
    operations = [
        READERS,
        fence("engage_collaboration"),
        # Who was only asked, or declined, is nobody's business but the insiders' and its own.
        fence_shown(
            "engage_party",
            "engage_party.state = 'accepted'",
            own="engage_party.state <> 'listed' AND ARRAY['o:' || engage_party.organisation_id] && rajut_keys()",
        ),
        fence_child("engage_topic"),
        fence_child("engage_message"),
        fence(
            "engage_message_mentions",
            "EXISTS (SELECT 1 FROM engage_message said WHERE said.id = engage_message_mentions.message_id)",
        ),
        fence_child("engage_meeting"),
        fence_child("engage_agendaitem"),
        fence_child("engage_invitee"),
        fence("documents_document"),
        fence(
            "documents_version",
            "EXISTS (SELECT 1 FROM documents_document held WHERE held.id = documents_version.document_id)",
        ),
        fence("journal_event", EVENT),
    ]
