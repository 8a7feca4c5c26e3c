"""Who sees what: readers on the row, keys on the person, and PostgreSQL's own fence behind both.

A row's `readers` and a person's `keys` are short texts: `system`, `public`, `official` (anyone with a
post), `o:ID` (an organisation's own), `s:CODE` (the supervisor of a province), `s:*` (of the nation).
A row is seen when the two overlap. `visible_to` asks first; row-level security asks the same again.

What hangs on a collaboration asks for that one row. Where a request says which collaboration it is about
(`about`), the fence asks for that one once per statement instead of once per row: the same question, so
that naming a collaboration shows nothing that the keys do not.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, Self, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.migrations.operations import RunSQL
from django.utils.translation import gettext_lazy as _

from rajut.foundation.people.actor import Actor

SYSTEM = "system"


class Sight(models.TextChoices):
    """The four levels of sight."""

    OWN = "own", _("Instansi sendiri")
    PARTIES = "parties", _("Para pihak")
    OFFICIALS = "officials", _("Semua pejabat")
    PUBLIC = "public", _("Masyarakat")


_Model = TypeVar("_Model", bound=models.Model)


class Seen(models.QuerySet[_Model]):
    """A queryset that can be narrowed to what somebody may see."""

    def visible_to(self, actor: Actor) -> Self:
        """Return the rows whose readers overlap the actor's keys."""
        path: str = getattr(self.model, "sight_path", "readers")
        return self.filter(**{f"{path}__overlap": list(actor.keys)})


class Fenced(models.Model):
    """A row that names its own readers."""

    sight_path: ClassVar[str] = "readers"
    sight = models.CharField(max_length=10, choices=Sight.choices, default=Sight.PARTIES)
    readers = ArrayField(models.TextField(), default=list, editable=False)

    class Meta:
        abstract = True


SIGHT_FUNCTIONS = RunSQL(
    """
    -- The keys of whoever asks; nothing where nobody said (rows fail closed).
    CREATE FUNCTION rajut_keys() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(nullif(current_setting('rajut.keys', true), ''), '{}')::text[] $$;
    -- Those of the collaborations being asked about whose inside these keys see. A fence has it once per
    -- statement: hundreds of parties' readers are not compared again for each of 100,000 values.
    CREATE FUNCTION rajut_inside() RETURNS bigint[] LANGUAGE plpgsql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE named text := current_setting('rajut.about', true);
    BEGIN
        IF coalesce(named, '') = '' THEN
            RETURN '{}';
        END IF;
        RETURN ARRAY(SELECT id FROM engage_collaboration
            WHERE id = ANY (named::bigint[]) AND insiders && rajut_keys());
    END $$;
    -- The readers that a level of sight adds to the organisations concerned.
    CREATE FUNCTION rajut_level(sight text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE sight
        WHEN 'public' THEN ARRAY['system', 'official', 'public']
        WHEN 'officials' THEN ARRAY['system', 'official']
        ELSE ARRAY['system'] END $$;
    -- An organisation and the government it belongs to.
    CREATE FUNCTION rajut_home(organisation bigint) RETURNS text[] LANGUAGE sql STABLE
    AS $$ SELECT array_remove(ARRAY['o:' || id, 'o:' || parent_id], NULL)
          FROM people_organisation WHERE id = organisation $$;
    -- Without this mark PostgreSQL would read every row before it dares to use an index behind a fence.
    DO $$ BEGIN
        ALTER FUNCTION pg_catalog.arrayoverlap(anyarray, anyarray) LEAKPROOF;
        ALTER FUNCTION pg_catalog.ts_match_vq(tsvector, tsquery) LEAKPROOF;
    EXCEPTION WHEN insufficient_privilege THEN
        RAISE NOTICE 'rajut: the owner may not mark functions leakproof; searches behind a fence are slower';
    END $$;
    """,
    """
    DROP FUNCTION rajut_home(bigint);
    DROP FUNCTION rajut_level(text);
    DROP FUNCTION rajut_inside();
    DROP FUNCTION rajut_keys();
    """,
)


def fence(table: str, condition: str = "readers && rajut_keys()") -> RunSQL:
    """Return the migration that puts row-level security on `table`: rows fail closed without keys."""
    return RunSQL(
        [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"CREATE POLICY sight ON {table} USING ({condition}) WITH CHECK ({condition})",
        ],
        [f"DROP POLICY sight ON {table}", f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"],
    )


def fence_own(table: str) -> RunSQL:
    """Return the migration that shows a row to its organisation, or to all officials where it has none."""
    reader = "coalesce('o:' || organisation_id, 'official')"
    return fence(table, f"ARRAY['system', {reader}] && rajut_keys()")


def fence_child(table: str, *, column: str = "collaboration_id", inside: bool = True) -> RunSQL:
    """Return the migration that shows a row to its collaboration's insiders (or to all its readers)."""
    readers = "insiders" if inside else "readers"
    return fence(
        table,
        f"{inside_of(f'{table}.{column}')} OR EXISTS (SELECT 1 FROM engage_collaboration seen"
        f" WHERE seen.id = {table}.{column} AND seen.{readers} && rajut_keys())",
    )


# Every row's readers hold the system's key, so that one question answers for a whole table.
FOR_SYSTEM = f"(SELECT '{SYSTEM}' = ANY (rajut_keys()))"


def inside_of(column: str) -> str:
    """Return the condition that a row is the system's to see, or of a collaboration asked about from inside.

    Both are asked once per statement (an InitPlan each); what follows is asked of the other rows.
    """
    return f"{FOR_SYSTEM} OR {column} = ANY ((SELECT rajut_inside())::bigint[])"


def fence_shown(table: str, shown: str, *, own: str = "") -> RunSQL:
    """Return the migration that shows a row to its collaboration's insiders, and once `shown` to all readers.

    `own`: a further condition under which an organisation sees its own row.
    """
    matter = "SELECT 1 FROM engage_collaboration seen WHERE seen.id"
    inside = f"{matter} = {table}.collaboration_id AND seen.insiders && rajut_keys()"
    reading = f"{matter} = {table}.collaboration_id AND seen.readers && rajut_keys()"
    asked = inside_of(f"{table}.collaboration_id")
    conditions = [asked, f"EXISTS ({inside})", f"({shown}) AND EXISTS ({reading})", *([own] if own else [])]
    return fence(table, " OR ".join(f"({each})" for each in conditions))


def stand(keys: tuple[str, ...], *, collaboration_id: int | None = None) -> None:
    """Give the rest of this transaction the sight of `keys` (SET LOCAL: it ends with the transaction).

    `collaboration_id`: which one is going to be asked about, where that is known already.
    """
    given = {"rajut.keys": literal(keys)}
    if collaboration_id is not None:
        given["rajut.about"] = about(collaboration_id)
    words = ", ".join(["set_config(%s, %s, true)"] * len(given))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {words}", [word for pair in given.items() for word in pair])


def about(*collaboration_ids: int) -> str:
    """Return what the setting `rajut.about` says of the collaborations that statements will ask about."""
    return f"{{{','.join(map(str, collaboration_ids))}}}"


def literal(keys: tuple[str, ...]) -> str:
    """Return keys as PostgreSQL's array literal."""
    quoted = (key.replace("\\", "\\\\").replace('"', '\\"') for key in keys)
    return "{" + ",".join(f'"{key}"' for key in quoted) + "}"


@contextmanager
def standing_as(keys: tuple[str, ...]) -> Iterator[None]:
    """See with `keys` inside the block (which must be inside a transaction), as before after it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('rajut.keys', true)")
        (before,) = cursor.fetchone() or ("",)
    stand(keys)
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('rajut.keys', %s, true)", [before or ""])


def as_system() -> Any:
    """See everything inside the block: for jobs and commands, never for a request."""
    return standing_as((SYSTEM,))
