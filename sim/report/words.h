// The words of report.html and summary.md in both languages: one catalogue, so that no report is half
// translated.
//
// Danish terms are those of docs/glossary.md. What is said of findings stands in words_of_findings.h. This
// file must not know a number of the policy.
#pragma once

#include <array>

#include "sim/model/records.h"
#include "sim/report/wording.h"

namespace slettefrist::report::words {

// -- nouns --
inline constexpr Noun kDeletions{{"deletion", "sletning"}, {"deletions", "sletninger"}};
inline constexpr Noun kFindingCount{{"finding", "afvigelse"}, {"findings", "afvigelser"}};
inline constexpr Noun kKinds{{"kind", "slags"}, {"kinds", "slags"}};
inline constexpr Noun kCitizens{{"citizen", "borger"}, {"citizens", "borgere"}};
inline constexpr Noun kRuns{{"purge run", "slettekørsel"}, {"purge runs", "slettekørsler"}};
inline constexpr Noun kDays{{"day", "dag"}, {"days", "dage"}};
inline constexpr Noun kRecords{{"record", "post"}, {"records", "poster"}};
inline constexpr Noun kNights{{"night", "nat"}, {"nights", "nætter"}};
inline constexpr Noun kExpectationsUnmet{
    {"expectation of the scenario not met", "af scenariets forventninger er ikke opfyldt"},
    {"expectations of the scenario not met", "af scenariets forventninger er ikke opfyldt"}};
inline constexpr Noun kSmallerGroups{{"smaller group", "mindre gruppe"},
                                     {"smaller groups", "mindre grupper"}};

// -- areas, in the order of the tables --
inline constexpr std::array<Phrase, kAreaCount> kAreas{
    {{"Citizens", "Borgere"},
     {"Notifications", "Underretninger"},
     {"Answers", "Svar"},
     {"Documents", "Dokumenter"},
     {"Sanctions", "Sanktioner"},
     {"Contact courses", "Kontaktforløb"},
     {"Plan drafts", "Udkast til Min plan"},
     {"Benefit reports", "Indberetninger af dagpengetæller"},
     {"Messages", "Tekniske beskeder"},
     {"Holds", "Slettestandsninger"}}};
inline const Phrase& area(Area area) { return kAreas.at(index_of(area)); }
inline constexpr std::array<Phrase, kAreaCount> kAreasSingular{
    {{"citizen", "borger"},
     {"notification", "underretning"},
     {"answer", "svar"},
     {"document", "dokument"},
     {"sanction", "sanktion"},
     {"contact course", "kontaktforløb"},
     {"plan draft", "udkast til Min plan"},
     {"benefit report", "indberetning af dagpengetæller"},
     {"message", "teknisk besked"},
     {"hold", "slettestandsning"}}};

// -- the first screen --
inline constexpr Phrase kTitle{"{0}: deletion deadlines (slettefrist)", "{0}: slettefrister"};
inline constexpr Phrase kSkip{"Skip to the charts", "Spring til diagrammerne"};
inline constexpr Phrase kNothingDue{
    "Compliant: nothing was due, nothing was deleted, nothing was touched.",
    "Overholdt: intet var slettemodent, intet blev slettet, intet blev rørt."};
inline constexpr Phrase kOneDeleted{
    "Compliant: 1 deletion, due, none missing, nothing else touched.",
    "Overholdt: 1 post slettet, den var slettemoden; ingen sletning udeblev, intet andet er rørt."};
inline constexpr Phrase kAllDeleted{
    "Compliant: {0} deletions, each due, none missing, nothing else touched.",
    "Overholdt: {0} poster slettet, alle slettemodne; ingen sletning udeblev, intet andet er rørt."};
inline constexpr Phrase kAsExpected{"As expected: {0} and exactly the {1} that the scenario expects.",
                                    "Som forventet: {0} og {1}, præcis som scenariet forventer."};
inline constexpr Phrase kNotAsExpected{"Not as expected: no finding in {0}, but {1}.",
                                       "Ikke som forventet: ingen afvigelse i {0}, men {1}."};
inline constexpr Phrase kNotCompliant{"Not compliant: {0} of {1} in {2}", "Ikke overholdt: {0} af {1} i {2}"};
// The same where findings were accepted as known: what was accepted is no less there.
inline constexpr Noun kAcceptedCount{
    {"finding accepted as known", "afvigelse, der er godtaget som kendt"},
    {"findings accepted as known", "afvigelser, der er godtaget som kendte"}};
inline constexpr Phrase kCompliantBut{"Compliant but for {0}: {1}, no other finding.",
                                      "Overholdt bortset fra {0}: {1}, ingen anden afvigelse."};
inline constexpr Phrase kAsExpectedBut{
    "As expected but for {2}: {0} and, beside these, exactly the {1} that the scenario expects.",
    "Som forventet bortset fra {2}: {0} og derudover {1}, præcis som scenariet forventer."};
inline constexpr Phrase kNotAsExpectedBut{"Not as expected: {2} in {0}, no other finding, but {1}.",
                                          "Ikke som forventet: {2}, i {0}, ingen anden afvigelse, men {1}."};
inline constexpr Phrase kBesideAccepted{"; beside these {0}", "; derudover {0}"};
inline constexpr Phrase kPolicy{"Policy", "Slettepolitik"};
inline constexpr Phrase kReadings{"Readings", "Fortolkninger"};
inline constexpr Phrase kSimulated{"Simulated", "Simuleret"};
inline constexpr Phrase kEngine{"Engine under test", "Slettemotor under test"};
inline constexpr Phrase kSimulatedWhat{"{0} to {1}: {2}, seed {3}, scenario {4}",
                                       "{0} til {1}: {2}, seed {3}, scenariet {4}"};
inline constexpr Phrase kRunsHeld{"{0} of {1} held", "{0} af {1} gennemført"};
inline constexpr Phrase kRunsWithEngine{"{0} of {1} with the engine", "{0} af {1} med motoren"};
inline constexpr Phrase kEngineGivenUp{
    "The engine was given up after three failed runs in a row: from {0} on it was not called, which leaves "
    "{1} "
    "of {2} with it.",
    "Motoren blev opgivet efter tre mislykkede kørsler i træk: fra den {0} blev den ikke kaldt, så kun {1} "
    "af "
    "{2} er med den."};
inline constexpr Phrase kStoreUnusable{
    "The engine left a store that cannot be used: the simulation ended before the run of {0}, after {1} of "
    "{2}.",
    "Motoren efterlod en ubrugelig database: simuleringen sluttede før kørslen den {0}, efter {1} af {2}."};
inline constexpr Phrase kFirstDeletions{"First deletions", "Første sletninger"};
inline constexpr Phrase kByOwnRule{"By its own rule", "Efter egen regel"};
inline constexpr Phrase kNothingDeleted{"Nothing was deleted.", "Intet blev slettet."};

// -- charts --
inline constexpr Phrase kOverTheYears{"Over the years", "Gennem årene"};
inline constexpr Phrase kChartHelp{
    "Move over a chart, or focus it and use the arrow keys, to read a day (Page Up and Down: 30 days).",
    "Peg på et diagram, eller sæt fokus og brug piletasterne, for at aflæse en dag (Page Up og Down: 30 "
    "dage)."};
inline constexpr Phrase kLiving{"Records in the store", "Poster i databasen"};
inline constexpr Phrase kRemovedADay{"Records removed a day", "Slettede poster pr. dag"};
inline constexpr Phrase kOverdue{"Records overdue", "Poster over fristen"};
inline constexpr Phrase kNeverOverdue{"No record was ever overdue.",
                                      "Ingen post var nogensinde over fristen."};
inline constexpr Phrase kBacklog{"Backlog and how it drains", "Efterslæb og afvikling"};
inline constexpr Phrase kDueBefore{"due before the night's run", "slettemodne før nattens kørsel"};
inline constexpr Phrase kLeftAfter{"still there after it", "stadig der efter den"};
inline constexpr Phrase kNeverDue{"No record was ever due.", "Ingen post blev slettemoden."};
inline constexpr Phrase kLogarithmic{"logarithmic scale", "logaritmisk skala"};
inline constexpr Phrase kInForce{"the policy comes into force", "slettepolitikken træder i kraft"};
inline constexpr Phrase kNextInForce{"a new version comes into force", "en ny version træder i kraft"};
inline constexpr Phrase kFirstDocument{"the first document is removed", "det første dokument slettes"};
inline constexpr Phrase kPeriod{"Period", "Periode"};
inline constexpr Phrase kWholeTime{"the whole time", "hele perioden"};
inline constexpr Phrase kPeak{"most on {0}: {1}", "flest den {0}: {1}"};
inline constexpr Phrase kHighest{"Highest: {0}.", "Højest: {0}."};
inline constexpr Phrase kHighestRinged{"Highest, with a ring: {0}.", "Højest, med en ring om: {0}."};
inline constexpr Phrase kHighestOf{"{0} {1} on {2}", "{0} {1} den {2}"};
inline constexpr Phrase kNoValue{"none", "ingen"};
inline constexpr Phrase kEveryNthDay{"One point stands for {0} days.", "Et punkt står for {0} dage."};

inline constexpr Phrase kNumbers{"The numbers by year", "Tallene år for år"};
inline constexpr Phrase kYearlySums{"Added up by year.", "Lagt sammen for hvert år."};
inline constexpr Phrase kYearlyLevels{"At each year's last day in the simulation.",
                                      "På hvert års sidste dag i simuleringen."};

// -- load and calendar --
inline constexpr Phrase kLoad{"Nightly purge load", "Slettebelastning pr. nat"};
inline constexpr Phrase kNightsByLoad{"Nights by records removed", "Nætter efter antal slettede poster"};
inline constexpr Phrase kBusiestNights{"The busiest nights.", "De travleste nætter."};
inline constexpr Phrase kNight{"Night", "Nat"};
inline constexpr Phrase kRemoved{"Removed", "Slettet"};
inline constexpr Phrase kMedianNight{
    "Half of the {0} with removals removed at most {1}; 19 of 20 at most {2}.",
    "I halvdelen af de {0} med sletninger blev der slettet højst {1}, i 19 af 20 højst {2}."};
inline constexpr Phrase kDaysWithRemovals{"Days with removals", "Dage med sletninger"};
inline constexpr Phrase kBusiest{"Busiest day", "Travleste dag"};
inline constexpr Phrase kRemovedThen{"Removed then", "Slettet den dag"};
inline constexpr Phrase kCalendar{"Calendar of removals", "Slettekalender"};
inline constexpr Phrase kCalendarYear{"{0}: {1} removed on {2}, most on {3}",
                                      "{0}: {1} slettet på {2}, flest den {3}"};
inline constexpr Phrase kCalendarEmptyYear{"{0}: nothing removed", "{0}: intet slettet"};
inline constexpr Phrase kCalendarHelp{"A square is a day, a column a week from Monday to Sunday.",
                                      "En firkant er en dag, en søjle en uge fra mandag til søndag."};
inline constexpr Phrase kYear{"Year", "År"};
inline constexpr Phrase kYearsLeftOut{"{0} more years stand in the table.",
                                      "Yderligere {0} år står i tabellen."};

// -- lives --
inline constexpr Phrase kLives{"Lives of single records", "Udvalgte posters livsforløb"};
inline constexpr Phrase kLivesHelp{
    "A sample of citizens chosen by id alone, and the records with findings: from the day a record was "
    "stored "
    "to the day it went; the mark is the day it was due.",
    "Et udsnit af borgere, valgt efter id alene, og posterne med afvigelser: fra den dag, en post blev gemt, "
    "til den dag, den forsvandt; mærket er den dag, den blev slettemoden."};
inline constexpr Phrase kChooseLife{"Citizen or record id", "Borger- eller post-id"};
inline constexpr Phrase kNoSuchLife{"No citizen or record of the sample has the id {0}.",
                                    "Ingen borger eller post i udsnittet har id {0}."};
inline constexpr Phrase kLifeOf{"Citizen {0}: {1}", "Borger {0}: {1}"};
inline constexpr Phrase kRecord{"Record", "Post"};
inline constexpr Phrase kStored{"Stored", "Gemt"};
inline constexpr Phrase kDue{"Due", "Slettemoden"};
inline constexpr Phrase kLife{"Life", "Liv"};
inline constexpr Phrase kStillThere{"still there", "er der endnu"};
inline constexpr Phrase kNoLives{"No record had a date to be removed.",
                                 "Ingen post havde en dato for sletning."};

// -- tables --
inline constexpr Phrase kWhatBecame{"What became of the records", "Hvad der blev af posterne"};
inline constexpr Phrase kWhatBecameCaption{
    "Skipped: aimed at a record that was gone. Not reached: timed after the last run.",
    "Sprunget over: vedrørte en post, der allerede var væk. Ikke nået: efter den sidste kørsel."};
inline constexpr Phrase kShares{"Shares by area", "Andele efter område"};
inline constexpr Phrase kArea{"Area", "Område"};
inline constexpr Phrase kGenerated{"Generated", "Dannet"};
inline constexpr Phrase kDeleted{"Deleted", "Slettet"};
inline constexpr Phrase kRemaining{"Remaining", "Tilbage"};
inline constexpr Phrase kSkipped{"Skipped", "Sprunget over"};
inline constexpr Phrase kNotReached{"Not reached", "Ikke nået"};
inline constexpr Phrase kFirstDeletion{"First deletion", "Første sletning"};
inline constexpr Phrase kRules{"Rules and clauses", "Regler og bestemmelser"};
inline constexpr Phrase kRulesCaption{
    "Checked: records whose first lawful day lay within the run. On an edge: of these, those whose dates try "
    "the calendar.",
    "Testet: poster, hvis første lovlige dag lå inden for den simulerede periode. Grænsetilfælde: de af dem, "
    "hvis datoer sætter kalenderen på prøve."};
inline constexpr Phrase kRule{"Rule", "Regel"};
inline constexpr Phrase kClause{"Clause", "Bestemmelse"};
inline constexpr Phrase kInForceFrom{"In force from", "I kraft fra"};
inline constexpr Phrase kKeep{"Kept for", "Opbevares"};
inline constexpr Phrase kCountedFrom{"Counted from", "Regnet fra"};
inline constexpr Phrase kEnds{"rule ends", "reglen ophører"};
inline constexpr Phrase kChecked{"Checked", "Testet"};
inline constexpr Phrase kOnEdge{"On an edge", "Grænsetilfælde"};
inline constexpr Phrase kNotTested{"not tested", "ikke testet"};
inline constexpr Phrase kCoverage{"Boundary coverage", "Dækning af grænsetilfælde"};
inline constexpr Phrase kCoverageLine{"{0} %: {1} of {2} cells were put to the test.",
                                      "{0} %: {1} af {2} felter blev testet."};
inline constexpr Phrase kCoverageShort{"Boundary coverage {0} %: {1} of {2} cells",
                                       "Dækning af grænsetilfælde {0} %: {1} af {2} felter"};
inline constexpr Phrase kCoverageNamedByJson{"(--json names the empty ones)", "(--json nævner de tomme)"};
inline constexpr Phrase kCoverageEmpty{"; empty:", "; tomme:"};
inline constexpr Phrase kCoverageCaption{
    "Records by rule, moment and kind of due day; a dash is a cell that no record reached.",
    "Poster efter regel, tidspunkt og slags slettedag; en streg er et felt, som ingen post nåede."};
inline constexpr Phrase kMoment{"Moment", "Tidspunkt"};
inline constexpr std::array<Phrase, 3> kMoments{
    {{"eve", "dagen før"}, {"day", "dagen"}, {"day after", "dagen efter"}}};
inline constexpr std::array<Phrase, 8> kCalendarKinds{{{"plain", "almindelig"},
                                                       {"leap day", "skuddag"},
                                                       {"month end", "månedens sidste dag"},
                                                       {"spring change", "skift til sommertid"},
                                                       {"autumn change", "skift til vintertid"},
                                                       {"year end", "årets sidste dag"},
                                                       {"weekend", "weekend"},
                                                       {"after 2038", "efter 19. januar 2038"}}};
inline constexpr Phrase kUnruled{"Registers without any rule", "Registre uden nogen regel"};
inline constexpr Phrase kUnruledCaption{
    "Nothing of these will ever be deleted under this policy.",
    "Intet af dette bliver nogensinde slettet efter denne slettepolitik."};
inline constexpr Phrase kNoUnruled{"Every register that holds records has a rule.",
                                   "Alle registre med poster har en regel."};
inline constexpr Phrase kRows{"Rows", "Rækker"};
inline constexpr Phrase kOldest{"Oldest", "Ældste"};
inline constexpr Phrase kPolicyAndReadings{"Policy and readings", "Slettepolitik og fortolkninger"};
inline constexpr Phrase kReadingsCaption{"Readings settle what the text leaves open.",
                                         "Fortolkninger afgør det, teksten lader stå åbent."};
inline constexpr Phrase kReading{"Reading", "Fortolkning"};
inline constexpr Phrase kValue{"Value", "Værdi"};
inline constexpr Phrase kEdition{"Edition {0}", "Udgave {0}"};
inline constexpr Phrase kRepeat{"Repeat this run", "Gentag simuleringen"};
inline constexpr Phrase kMadeBy{"slettefrist {0}, zone data {1}, policy digest {2}.",
                                "slettefrist {0}, tidszonedata {1}, slettepolitikkens fingeraftryk {2}."};
inline constexpr Phrase kCharts{
    "Interactive charts: dygraphs, MIT licence; the notice stands in this page's source.",
    "Interaktive diagrammer: dygraphs, MIT-licens; vilkårene står i sidens kildekode."};
inline constexpr Phrase kAreasHeading{"Areas", "Områder"};
inline constexpr Phrase kRulesHeading{"Rules", "Sletteregler"};
inline constexpr Phrase kScenarioLine{"Scenario {0}, seed {1}, {2} to {3}, policy {4}, engine {5}.",
                                      "Scenariet {0}, seed {1}, {2} til {3}, slettepolitik {4}, motor {5}."};

}  // namespace slettefrist::report::words
