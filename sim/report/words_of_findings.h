// What reports say of findings and expectations, in both languages; beside words.h.
//
// Of a finding's detail only the Danish stands here: the English is that of the files, and stands beside the
// list of phrases. This file must not know how anything is found.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "sim/model/finding.h"
#include "sim/report/wording.h"

namespace slettefrist::report::words {

inline constexpr Phrase kFindings{"Findings", "Afvigelser"};
inline constexpr Phrase kNoFindings{"None.", "Ingen."};
inline constexpr Phrase kGroupsCaption{
    "Grouped by rule, kind and days off, largest first.",
    "Grupperet efter regel, slags og antal dage for tidligt eller sent, de største først."};
inline constexpr Phrase kKind{"Kind", "Slags"};
inline constexpr Phrase kDaysOff{"Days off", "Dage for tidligt/sent"};
inline constexpr Phrase kFindingsColumn{"Findings", "Afvigelser"};
inline constexpr Phrase kSharedByAll{"Shared by all", "Fælles for alle"};
inline constexpr Phrase kShared{"Shared by all: {0}.", "Fælles for alle: {0}."};
inline constexpr Phrase kExpected{"expected", "forventet"};
inline constexpr Phrase kMoreGroups{"And {0}.", "Og {0}."};
inline constexpr Phrase kMoreGroupsInFile{"And {0} in findings.csv.", "Og {0} i findings.csv."};
inline constexpr Phrase kFindingsOneByOne{"Findings one by one", "Afvigelserne en for en"};
inline constexpr Phrase kFindingsCaption{"One row a finding.", "En række pr. afvigelse."};
inline constexpr Phrase kSeen{"Seen", "Konstateret"};
inline constexpr Phrase kWhat{"What", "Hvad"};
inline constexpr Phrase kMoreFindings{"{0} more in findings.csv.", "Yderligere {0} i findings.csv."};
inline constexpr Phrase kAndMoreFindings{"and {0} more in findings.csv", "og yderligere {0} i findings.csv"};
inline constexpr Phrase kReplayFinding{"To see them again:", "For at se dem igen:"};
inline constexpr Phrase kReplayOneCitizen{"Add {0} for one citizen alone.",
                                          "Tilføj {0} for én borger alene."};
inline constexpr Phrase kExplainOneRecord{"The dates of one record, step by step:",
                                          "Én posts datoer, skridt for skridt:"};
inline constexpr Phrase kExplainAllRuns{"(It goes by all scheduled runs, not only by the chosen ones.)",
                                        "(Her regnes med alle planlagte kørsler, ikke kun de udvalgte.)"};
inline constexpr Phrase kExpectations{"Expectations", "Forventninger"};
inline constexpr Phrase kExpectationsCaption{"What the scenario expects.", "Det, scenariet forventer."};
inline constexpr Phrase kExpectation{"Expectation", "Forventning"};
inline constexpr Phrase kWanted{"Wanted", "Forventet"};
inline constexpr Phrase kRead{"Read", "Faktisk"};
inline constexpr Phrase kResult{"Result", "Resultat"};
inline constexpr Phrase kMet{"met", "opfyldt"};
inline constexpr Phrase kNotMet{"not met", "ikke opfyldt"};
inline constexpr Phrase kNotApplied{"not applied", "ikke anvendt"};
inline constexpr Phrase kNoRule{"no rule", "ingen regel"};
inline constexpr Phrase kDueOn{"due {0}", "slettemoden den {0}"};
inline constexpr Phrase kSeenOn{"seen {0}", "konstateret den {0}"};
inline constexpr Phrase kEarly{"{0} early", "{0} for tidligt"};
inline constexpr Phrase kLate{"{0} late", "{0} for sent"};
inline constexpr Phrase kOnTheDay{"on the day", "på dagen"};
inline constexpr Phrase kLeftAtTheEnd{"still there after the last run", "der stadig efter sidste kørsel"};

inline constexpr Phrase kBesideBaseline{"Beside {0}: {1} new{2}, {3} gone{4}, {5} known",
                                        "Sammenlignet med {0}: nye: {1}{2}, væk: {3}{4}, kendte: {5}"};
inline constexpr Phrase kAcceptedAsKnown{"Accepted as known: {0} (accepted_findings.csv)",
                                         "Godtaget som kendt: {0} (accepted_findings.csv)"};
inline constexpr Phrase kAcceptedReadings{
    "Accepted readings {0}: they differ on {1} (reading_dependent.csv)",
    "Godtagne fortolkninger {0}: de er uenige om {1} (reading_dependent.csv)"};

// -- the kill matrix --
inline constexpr Phrase kFaultsTitle{"Faults that must be found out", "Fejl, der skal opdages"};
inline constexpr Phrase kFoundOut{"{0} of {1} faults were found out.", "{0} af {1} fejl blev opdaget."};
inline constexpr Phrase kWrongControls{"The engine without faults is not as expected in: {0}",
                                       "Motoren uden fejl er ikke som forventet i: {0}"};
inline constexpr Phrase kFaultsCaption{
    "Each with the kind of finding it must be told under; what survives comes first.",
    "Hver med den slags afvigelse, den skal give; det uopdagede først."};
inline constexpr Phrase kFault{"Fault", "Fejl"};
inline constexpr Phrase kDoes{"Does", "Gør"};
inline constexpr Phrase kKilledBy{"Found out in", "Opdaget i"};
inline constexpr Phrase kFirstFinding{"First finding, and the line that shows it",
                                      "Første afvigelse og linjen, der viser den"};
inline constexpr Phrase kSurvives{"survives", "uopdaget"};

// In the order of FindingKind. A few words for a heading.
inline constexpr std::array<Phrase, kFindingKindCount> kKindNames{
    {{"removed too early", "slettet for tidligt"},
     {"kept too long", "ikke slettet til tiden"},
     {"run missed", "kørsel udeblevet"},
     {"left without its parent", "underordnet post efterladt"},
     {"wrong records touched", "forkerte poster rørt"},
     {"back again", "vendt tilbage"},
     {"traces left", "spor tilbage"},
     {"no rule gives a date", "ingen regel giver en dato"},
     {"deletion log untrue", "sletteloggen er urigtig"},
     {"personal data in the log", "personoplysninger i sletteloggen"},
     {"not repeatable", "kan ikke gentages"},
     {"engine failed", "motoren fejlede"}}};
inline const Phrase& kind_name(FindingKind kind) { return kKindNames.at(static_cast<std::size_t>(kind)); }

// -- details of a finding --
inline constexpr PhraseTexts kDetailsInDanish = [] {
  using enum DetailPhrase;
  return PhraseTexts{
      {{had_to_be_gone, "skulle have været slettet senest ved kørslen den {0}"},
       {still_there, ", er der stadig efter den sidste kørsel"},
       {went_in_second_call, ", forsvandt først, da motoren blev kaldt igen på samme tidspunkt"},
       {went_a_day_later, ", forsvandt 1 dag senere"},
       {went_days_later, ", forsvandt {0} dage senere"},
       {outage_took_run, "; den kørsel udeblev på grund af et driftsstop"},
       {went_without_date, "forsvandt, selv om slettepolitikken ikke giver den nogen dato"},
       {no_rule_in_force, "slettemoden den {0}, men ingen regel, der må slette den, var i kraft"},
       {or_held, ", eller den var omfattet af en slettestandsning"},
       {first_lawful_day, "første lovlige dag var den {0}"},
       {went_on, ", forsvandt den {0}"},
       {parent_went, "den overordnede post forsvandt den {0}, og posten selv blev tilbage"},
       {parent_not_there, "er der efter kørslen den {0}, det er den overordnede post ikke"},
       {unruled_went, "ingen regel omfatter den, og den blev slettet"},
       {no_date_stays, "slettepolitikken giver den ingen dato; den bliver i databasen"},

       {row_altered, "rækken er der stadig, men den blev ændret"},
       {first_in_column, ", først i kolonnen {0}"},
       {row_inserted, "en række, som intet hændelsesforløb kender, blev indsat"},
       {record_is_back, "posten var væk og er vendt tilbage"},
       {not_in_its_table, "posten står ikke i sin tabel"},
       {token_stands_in, "tekst fra posten findes stadig i {0}"},
       {token_stands_in_table, "tekst fra posten findes stadig i databasens tabel {0}"},
       {at_byte, ", byte {0}"},
       {bytes_in_folder, "dens bytes ligger i indholdsmappen"},
       {row_gone_file_there, "dens række er væk, og dens fil er der stadig"},
       {second_call_removed, "motoren blev kaldt igen på samme tidspunkt og slettede den"},
       {second_call_altered, "motoren blev kaldt igen på samme tidspunkt og ændrede dens række"},
       {second_call_inserted, "motoren blev kaldt igen på samme tidspunkt og indsatte en række"},

       {removal_not_logged, "sletningen står ikke i sletteloggen"},
       {logged_removal_unseen, "sletteloggen angiver en sletning, som ikke er konstateret"},
       {removal_logged_twice, "sletningen står mere end én gang i sletteloggen"},
       {log_row_lost, "rækken stod før i sletteloggen, men er nu væk eller ændret"},
       {log_rows_changed,
        "tidligere rækker i sletteloggen er ændret eller fjernet, eller der er sat andre ind imellem"},
       {log_row_untrue, "rækken i sletteloggen er urigtig: "},
       {run_at_not_the_runs, "run_at er ikke kørslens"},
       {as_of_not_the_runs, "as_of er ikke kørslens dag"},
       {due_after_as_of, "due_on ligger efter as_of"},
       {another_rule, "reglen var en anden"},
       {due_on_told, "due_on er angivet til den {0}"},
       {due_on_was, ", men skulle være den {0}"},

       {outside_closed_form, "en række i sletteloggen overholder ikke det faste format: "},
       {no_such_area, "området svarer ikke til nogen tabel"},
       {no_such_rule, "reglen er ikke en af slettepolitikkens"},
       {as_of_not_a_day, "as_of er ikke en gyldig dato"},
       {due_on_not_a_day, "due_on er ikke en gyldig dato"},
       {column_named, "{0}"},
       {is_null, " er NULL"},
       {is_an_integer, " er et heltal"},
       {is_a_fraction, " er et decimaltal"},
       {is_text, " er tekst"},
       {is_bytes, " er bytes"},
       {not_an_integer, ", ikke et heltal"},
       {not_text, ", ikke tekst"},
       {is_no_day, " er ikke en dato på formen ÅÅÅÅ-MM-DD"},
       {is_empty, " er tom"},
       {is_not_as_expected, " er ikke {0}"},
       {is_unknown_column, " er en kolonne, som sletteloggen ikke har"},

       {store_holds_no_parent, "den overordnede post er ikke i databasen"},
       {should_be_gone, "skulle have været slettet"},
       {should_be_gone_with_parent, "skulle have været slettet sammen med sin underretning"},
       {no_date, "slettepolitikken giver den ingen dato"},
       {logged_and_still_there, "sletteloggen angiver, at den er slettet, men den er der stadig"},
       {logged_run_in_future, "sletteloggen angiver en kørsel efter den {0}"},
       {logged_before_due, "sletteloggen angiver en sletning, før posten var slettemoden"},
       {logged_twice, "dens sletning står mere end én gang i sletteloggen"},
       {as_of_no_day, "as_of er ikke en gyldig dato"},
       {due_on_no_day, "due_on er ikke en gyldig dato"},

       {engine_told, "motoren melder: {0}"},
       {transaction_left_open, "programmet lod en transaktion stå åben mellem to kørsler; det blev standset"},
       {store_file_gone, "databasens fil er væk"},
       {store_file_replaced, "databasens fil blev erstattet af en anden"},
       {write_ahead_log_replaced, "databasens write-ahead-log blev fjernet eller erstattet"},
       {log_index_spoilt,
        "indekset til databasens write-ahead-log (-shm) blev fjernet, erstattet eller afkortet"},
       {store_takes_nothing, "databasen tager ikke længere imod nye poster: "},
       {store_unreadable, "databasen kan ikke læses: {0}"},
       {table_redefined, "tabellen {0} er ikke den, der blev oprettet: dens definition er en anden"},
       {table_unreadable, "tabellen {0} kan ikke læses: "},
       {log_unreadable, "sletteloggen kan ikke læses: {0}"},
       {message, "{0}"},
       {and_next, "; "}}};
}();
static_assert(is_in_order(kDetailsInDanish));
inline Phrase detail_phrase(DetailPhrase phrase) {
  return {english_of(phrase), kDetailsInDanish.at(static_cast<std::size_t>(phrase)).text};
}

// -- what all findings of a group share --
inline constexpr Phrase kTraitArea{"area {0}", "området {0}"};
// Where a finding is not about a table: the files' name, and the Danish trait.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kBesideTables{
    {{"engine", "slettemotoren"}, {"deletion_log", "sletteloggen"}, {"schema", "databasens tabeller"}}};
inline constexpr Phrase kTraitCitizen{"citizen {0}", "borger {0}"};
inline constexpr Phrase kTraitDue{"due on {0}", "slettemoden den {0}"};
inline constexpr Phrase kTraitDueOnA{"due on a {0}", "slettemoden på en {0}"};
inline constexpr Phrase kTraitLeapDay{"due on 29 February", "slettemoden den 29. februar"};
inline constexpr Phrase kTraitMonthEnd{"due on the last day of a month",
                                       "slettemoden på månedens sidste dag"};
inline constexpr Phrase kTraitMonthStart{"due on the first day of a month",
                                         "slettemoden på månedens første dag"};
inline constexpr Phrase kTraitSeen{"seen on {0}", "konstateret den {0}"};
inline constexpr Phrase kTraitNeverWent{"never went", "forsvandt aldrig"};
// Day number 0, 1 January 1970, was a Thursday.
inline constexpr std::array<Phrase, 7> kWeekdays{{{"Thursday", "torsdag"},
                                                  {"Friday", "fredag"},
                                                  {"Saturday", "lørdag"},
                                                  {"Sunday", "søndag"},
                                                  {"Monday", "mandag"},
                                                  {"Tuesday", "tirsdag"},
                                                  {"Wednesday", "onsdag"}}};

}  // namespace slettefrist::report::words
