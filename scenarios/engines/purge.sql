-- A purge in SQL for SQLite: what the policy requires under the default readings.
--
--   slettefrist run first-documents-2024 --engine sql:scenarios/engines/purge.sql
--
-- The numbers stand here once more on purpose: an engine under test is somebody else's work.
--
-- A record is due when its Danish day plus the period is not after :as_of, and a day that does not exist
-- becomes the month's last. Turned round: when its day lies before (:as_of + 1 day) - period. There SQLite's
-- habit of letting 29 February run on to 1 March is what is wanted.

BEGIN IMMEDIATE;

CREATE TEMP TABLE bound (name TEXT PRIMARY KEY, day TEXT NOT NULL, instant INTEGER);
INSERT INTO bound (name, day) VALUES
  ('six_years', date(:as_of, '+1 day', '-6 years')),
  ('twelve_months', date(:as_of, '+1 day', '-12 months'));

-- The instant at which the day begins in Denmark: summer time from the last Sunday of March to that of October,
-- and on both of these days the change comes after midnight.
UPDATE bound SET instant = strftime('%s', day) -
  CASE WHEN day > date(substr(day, 1, 4) || '-03-25', 'weekday 0')
        AND day <= date(substr(day, 1, 4) || '-10-25', 'weekday 0') THEN 7200 ELSE 3600 END;

-- The rules are in force from the release on.
CREATE TEMP TABLE due AS
  SELECT n.notification_id AS id FROM notification AS n
  WHERE :as_of >= '2024-03-18'
    AND coalesce((SELECT min(a.answered_at) FROM answer AS a WHERE a.notification_id = n.notification_id),
                 n.notified_at) < (SELECT instant FROM bound WHERE name = 'six_years');

DELETE FROM document
WHERE notification_id IN (SELECT id FROM due)
   OR answer_id IN (SELECT answer_id FROM answer WHERE notification_id IN (SELECT id FROM due))
   OR (:as_of >= '2024-03-18'
       AND stored_at < (SELECT instant FROM bound WHERE name = 'twelve_months'));
DELETE FROM answer WHERE notification_id IN (SELECT id FROM due);
DELETE FROM notification WHERE notification_id IN (SELECT id FROM due);

DELETE FROM sanction
WHERE :as_of >= '2024-03-18'
  AND min(coalesce(expires_on, served_on), coalesce(served_on, expires_on)) <
      (SELECT day FROM bound WHERE name = 'six_years');

COMMIT;
