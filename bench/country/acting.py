"""What goes on in the collaborations: meetings, discussions, teams, decisions, tasks, obstacles."""

from datetime import datetime

import psycopg

# The accepted parties whose assent counts, numbered within their collaboration; who speaks for each.
MEMBERS = """
    CREATE TEMP TABLE member AS
    SELECT p.collaboration_id, p.organisation_id, c.state, c.opened_at, p.part = 'initiator' AS first,
        row_number() OVER (PARTITION BY p.collaboration_id ORDER BY p.id) AS n,
        count(*) OVER (PARTITION BY p.collaboration_id) AS parties, s.id AS speaker, s.title
    FROM engage_party p JOIN engage_collaboration c ON c.id = p.collaboration_id
    JOIN LATERAL (SELECT id, title FROM staff WHERE organisation = p.organisation_id AND rank = 'cooperation'
        ORDER BY id LIMIT 1) s ON true
    WHERE p.state = 'accepted' AND p.part IN ('initiator', 'party') AND c.state IN ('formed', 'running',
        'ended');
    CREATE INDEX ON member (collaboration_id, n);
    ANALYZE member;
"""
# One meeting each: of the past with minutes, or of the coming weeks where the work goes on.
MEETINGS = """
    INSERT INTO engage_meeting (id, state, collaboration_id, title, starts_at, ends_at, place, online,
        minutes,
        held_at, sequence, reason, changed_at, called_by_id)
    SELECT collaboration_id, CASE WHEN coming THEN 'scheduled' ELSE 'minuted' END, collaboration_id,
        'Rapat koordinasi', day, day + interval '2 hours', 'Ruang rapat', '',
            CASE WHEN coming THEN '' ELSE 'Disepakati.' END,
        CASE WHEN NOT coming THEN day END, 0, '', opened_at, speaker
    FROM (SELECT *, state <> 'ended' AND pg_temp.draw(collaboration_id, 1) < 30 AS coming,
            CASE WHEN state <> 'ended' AND pg_temp.draw(collaboration_id, 1) < 30
                THEN %(now)s::timestamptz + pg_temp.draw(collaboration_id,
                    2) * interval '12 hours' + interval '1 hour'
                ELSE opened_at + interval '15 days' END AS day
        FROM member WHERE n = 1) m;
    INSERT INTO engage_agendaitem (id, collaboration_id, meeting_id, position, title, result)
    SELECT row_number() OVER (), id, id, k, 'Pokok bahasan ' || k, '' FROM engage_meeting,
        generate_series(1, 2) k;
    INSERT INTO engage_invitee (id, collaboration_id, meeting_id, organisation_id, answer, answered_by_id,
        answered_at,
        attended, attended_as)
    SELECT row_number() OVER (), t.id, t.id, m.organisation_id, CASE WHEN yes THEN 'yes' ELSE 'none' END,
        CASE WHEN yes THEN m.speaker END, CASE WHEN yes THEN t.changed_at END,
        CASE WHEN t.state = 'minuted' THEN true END, ''
    FROM engage_meeting t JOIN member m ON m.collaboration_id = t.id,
        LATERAL (SELECT t.state = 'minuted' OR pg_temp.draw(m.organisation_id + t.id, 3) < 70) AS a (yes);
"""
FORUM = """
    INSERT INTO engage_topic (id, collaboration_id, title, opened_by_id, opened_at, last_at, count)
    SELECT collaboration_id, collaboration_id, 'Pembagian peran', speaker, opened_at,
        opened_at + interval '3 days', 3
    FROM member WHERE n = 1;
    INSERT INTO engage_message (id, collaboration_id, topic_id, author_id, organisation_id, title, body,
        at, struck_reason)
    SELECT row_number() OVER (), m.collaboration_id, m.collaboration_id, m.speaker, m.organisation_id,
        m.title,
        'Kami siap mengikuti pembagian ini.', m.opened_at + k * interval '1 day', ''
    FROM generate_series(1, 3) k JOIN member m ON m.n = 1 + (k - 1) % m.parties;
"""
TEAMS = """
    INSERT INTO coordinate_team (id, state, collaboration_id, name, decree_number, decreed_on, mandate)
    SELECT collaboration_id, 'formed', collaboration_id, 'Tim koordinasi', 'SK/' || collaboration_id,
        opened_at::date + 20, '' FROM member WHERE n = 1 AND state <> 'formed';
    INSERT INTO coordinate_teammember (id, collaboration_id, team_id, organisation_id, user_id, seat, role)
    SELECT row_number() OVER (), collaboration_id, collaboration_id, organisation_id, speaker, title,
        CASE WHEN n = 1 THEN 'chair' ELSE 'member' END FROM member WHERE state <> 'formed';
"""
# One decision each in what runs or ended; one in ten is still open, a third of those past its day.
DECISIONS = """
    INSERT INTO coordinate_decision (id, state, collaboration_id, title, proposal, quorum, due_on,
        asked_by_id,
        asked_at, decided_at, reason)
    SELECT collaboration_id, CASE WHEN open THEN 'open' ELSE 'passed' END, collaboration_id,
        'Pembagian biaya tahun depan',
        'Biaya dibagi menurut jumlah penduduk.', parties / 2 + 1,
        CASE WHEN open THEN %(now)s::date + (pg_temp.draw(collaboration_id,
            12) %% 15) - 5 ELSE opened_at::date + 60 END,
        organisation_id, CASE WHEN open
            THEN %(now)s::timestamptz - interval '9 days' ELSE opened_at + interval '50 days' END,
        CASE WHEN NOT open THEN opened_at + interval '58 days' END, ''
    FROM (SELECT *, state = 'running' AND pg_temp.draw(collaboration_id, 11) < 10 AS open
        FROM member WHERE n = 1 AND state <> 'formed') m;
    INSERT INTO coordinate_position (id, collaboration_id, decision_id, organisation_id, stance, note,
        stood_by, stood_at)
    SELECT row_number() OVER (), d.id, d.id, m.organisation_id, 'agree', '',
        'Pejabat ' || m.speaker || ' (contoh)',
        d.asked_at + interval '1 hour'
    FROM coordinate_decision d JOIN member m ON m.collaboration_id = d.id
    WHERE d.state = 'passed' OR m.n = 1;
"""
# Two tasks each; one in eight still open, a quarter of these past its day.
TASKS = """
    INSERT INTO coordinate_task (id, state, collaboration_id, title, detail, owner_id, assignee_id,
        decision_id, due_on,
        opened_at, result, done_at, done_by_id, verified_at, verified_by_id, reason)
    SELECT row_number() OVER (), CASE WHEN open THEN 'open' ELSE 'verified' END, m.collaboration_id,
        'Menyusun laporan ' || k, '',
        m.organisation_id, NULL, m.collaboration_id,
        CASE WHEN open THEN %(now)s::date + (pg_temp.draw(m.collaboration_id + k, 22) %% 40) - 10
            ELSE m.opened_at::date + 90 END,
        m.opened_at + interval '60 days', CASE WHEN open THEN '' ELSE 'Selesai.' END,
        CASE WHEN NOT open THEN m.opened_at + interval '80 days' END, CASE WHEN NOT open THEN m.speaker END,
        CASE WHEN NOT open THEN m.opened_at + interval '82 days' END,
            CASE WHEN NOT open THEN o.speaker END, ''
    FROM generate_series(1, 2) k JOIN member m ON m.n = k JOIN member o
        ON o.collaboration_id = m.collaboration_id AND o.n = 3 - k,
        LATERAL (SELECT m.state = 'running' AND pg_temp.draw(m.collaboration_id + k * 7919,
            21) < 12) AS a (open)
    WHERE m.state <> 'formed';
"""
# One obstacle in every fifth; one in five of those was taken to the governor.
OBSTACLES = """
    INSERT INTO coordinate_obstacle (id, state, collaboration_id, kind, title, detail, raised_by_id,
        raised_at, due_on, level,
        level_basis, addressee, addressee_name, escalated_at, question, answer, answered_by, resolution,
            resolved_at)
    SELECT row_number() OVER (), how, collaboration_id,
        (ARRAY['ego', 'culture', 'interest', 'coordination', 'regulation',
            'resource'])[1 + collaboration_id %% 6],
        'Jadwal belum selaras', '', organisation_id, raised, raised::date + 10,
        CASE WHEN up THEN 'governor' ELSE '' END, CASE WHEN up THEN 'UU 23/2014' ELSE '' END,
        CASE WHEN up THEN 's:' || left(region_id, 2) ELSE '' END, CASE WHEN up THEN 'Gubernur' ELSE '' END,
        CASE WHEN up THEN raised END, CASE WHEN up THEN 'Mohon arahan.' ELSE '' END, '', '',
        CASE WHEN how = 'resolved' THEN 'Disepakati.' ELSE '' END,
            CASE WHEN how = 'resolved' THEN raised + interval '5 days' END
    FROM (SELECT m.*, o.region_id, pg_temp.draw(collaboration_id, 32) < 4 AND m.state = 'running' AS up,
            CASE WHEN m.state = 'running' AND pg_temp.draw(collaboration_id, 32) < 4 THEN 'escalated'
                WHEN m.state = 'running' AND pg_temp.draw(collaboration_id,
                    32) < 8 THEN 'raised' ELSE 'resolved' END AS how,
            CASE WHEN m.state = 'running' AND pg_temp.draw(collaboration_id, 32) < 8
                THEN %(now)s::timestamptz
                    - interval '9 days' ELSE opened_at + interval '70 days' END AS raised
        FROM member m JOIN people_organisation o ON o.id = m.organisation_id
        WHERE n = 1 AND m.state <> 'formed' AND pg_temp.draw(collaboration_id, 31) < 20) m;
"""


def members(link: "psycopg.Connection[tuple[object, ...]]") -> None:
    """Number the parties whose assent counts, for the plans."""
    for statement in filter(str.strip, MEMBERS.split(";\n")):
        link.execute(statement)


def build(link: "psycopg.Connection[tuple[object, ...]]", *, now: datetime) -> None:
    """Lay down everything but the results."""
    for words in (MEMBERS, MEETINGS, FORUM, TEAMS, DECISIONS, TASKS, OBSTACLES):
        for statement in filter(str.strip, words.split(";\n")):
            link.execute(
                statement.replace("%%", "%") if "%(now)s" not in statement else statement,
                {"now": now} if "%(now)s" in statement else None,
            )
