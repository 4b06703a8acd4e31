-- A purge in SQL for SQLite that knows the tables by other names only, under the default readings.
--
--   slettefrist run first-documents-2024 --engine sql:scenarios/engines/foreign-names.sql
--     --mapping scenarios/mappings/foreign-names.toml
--
-- How the bounds are found is told in purge.sql.

BEGIN IMMEDIATE;

CREATE TEMP TABLE bound (name TEXT PRIMARY KEY, day TEXT NOT NULL, instant INTEGER);
INSERT INTO bound (name, day) VALUES
  ('six_years', date(:as_of, '+1 day', '-6 years')),
  ('twelve_months', date(:as_of, '+1 day', '-12 months'));

UPDATE bound SET instant = strftime('%s', day) -
  CASE WHEN day > date(substr(day, 1, 4) || '-03-25', 'weekday 0')
        AND day <= date(substr(day, 1, 4) || '-10-25', 'weekday 0') THEN 7200 ELSE 3600 END;

CREATE TEMP TABLE due AS
  SELECT u.Id FROM Underretning AS u
  WHERE :as_of >= '2024-03-18'
    AND coalesce((SELECT min(s.Besvaret) FROM Svar AS s WHERE s.UnderretningId = u.Id), u.Sendt) <
        (SELECT instant FROM bound WHERE name = 'six_years');

DELETE FROM Dokument
WHERE UnderretningId IN (SELECT Id FROM due)
   OR SvarId IN (SELECT Id FROM Svar WHERE UnderretningId IN (SELECT Id FROM due))
   OR (:as_of >= '2024-03-18' AND Gemt < (SELECT instant FROM bound WHERE name = 'twelve_months'));
DELETE FROM Svar WHERE UnderretningId IN (SELECT Id FROM due);
DELETE FROM Underretning WHERE Id IN (SELECT Id FROM due);

DELETE FROM Sanktion
WHERE :as_of >= '2024-03-18'
  AND min(coalesce("Forældes den", "Udstået den"), coalesce("Udstået den", "Forældes den")) <
      (SELECT day FROM bound WHERE name = 'six_years');

COMMIT;
