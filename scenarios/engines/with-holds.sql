-- The purge of purge.sql for a store with a table `hold`: what is held, hangs on what is held, or would take it
-- along, stays.
--
--   slettefrist run complaint --engine sql:scenarios/engines/with-holds.sql
--
-- SQLite knows no "if the table is there": use this one where there are holds, purge.sql where there are none.
-- How the bounds are found is told there.

BEGIN IMMEDIATE;

CREATE TEMP TABLE bound (name TEXT PRIMARY KEY, day TEXT NOT NULL, instant INTEGER);
INSERT INTO bound (name, day) VALUES
  ('six_years', date(:as_of, '+1 day', '-6 years')),
  ('twelve_months', date(:as_of, '+1 day', '-12 months'));
UPDATE bound SET instant = strftime('%s', day) -
  CASE WHEN day > date(substr(day, 1, 4) || '-03-25', 'weekday 0')
        AND day <= date(substr(day, 1, 4) || '-10-25', 'weekday 0') THEN 7200 ELSE 3600 END;

-- What complaints run over today, by name.
CREATE TEMP TABLE held AS
  SELECT area, record_id AS id FROM hold WHERE from_on <= :as_of AND (to_on IS NULL OR to_on >= :as_of);
CREATE TEMP TABLE held_notification AS SELECT id FROM held WHERE area = 'notification';
CREATE TEMP TABLE held_answer AS
  SELECT id FROM held WHERE area = 'answer'
  UNION SELECT answer_id FROM answer WHERE notification_id IN (SELECT id FROM held_notification);
CREATE TEMP TABLE held_document AS
  SELECT id FROM held WHERE area = 'document'
  UNION SELECT document_id FROM document WHERE notification_id IN (SELECT id FROM held_notification)
                                            OR answer_id IN (SELECT id FROM held_answer);
-- Whatever would go along with its notification keeps it.
INSERT INTO held_notification
  SELECT notification_id FROM answer WHERE answer_id IN (SELECT id FROM held_answer)
  UNION SELECT notification_id FROM document WHERE document_id IN (SELECT id FROM held_document)
                                               AND notification_id IS NOT NULL
  UNION SELECT notification_id FROM answer WHERE answer_id IN
    (SELECT answer_id FROM document WHERE document_id IN (SELECT id FROM held_document));

-- The rules are in force from the release on.
CREATE TEMP TABLE due AS
  SELECT n.notification_id AS id FROM notification AS n
  WHERE :as_of >= '2024-03-18'
    AND coalesce((SELECT min(a.answered_at) FROM answer AS a WHERE a.notification_id = n.notification_id),
                 n.notified_at) < (SELECT instant FROM bound WHERE name = 'six_years')
    AND n.notification_id NOT IN (SELECT id FROM held_notification);

DELETE FROM document
WHERE notification_id IN (SELECT id FROM due)
   OR answer_id IN (SELECT answer_id FROM answer WHERE notification_id IN (SELECT id FROM due))
   OR (:as_of >= '2024-03-18'
       AND stored_at < (SELECT instant FROM bound WHERE name = 'twelve_months')
       AND document_id NOT IN (SELECT id FROM held_document));
DELETE FROM answer WHERE notification_id IN (SELECT id FROM due);
DELETE FROM notification WHERE notification_id IN (SELECT id FROM due);

DELETE FROM sanction
WHERE :as_of >= '2024-03-18'
  AND min(coalesce(expires_on, served_on), coalesce(served_on, expires_on)) <
      (SELECT day FROM bound WHERE name = 'six_years')
  AND sanction_id NOT IN (SELECT id FROM held WHERE area = 'sanction');

COMMIT;
