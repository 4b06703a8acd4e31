// What reports say of findings and expectations, in both languages; beside words.h.
//
// Details of a finding are written by whoever found it and stay English; the sentence by kind stands here.
// This file must not know how anything is found.
#pragma once

#include <array>

#include "sim/model/finding.h"
#include "sim/report/wording.h"

namespace slettefrist::report::words {

inline constexpr Phrase kFindings{"Findings", "Afvigelser"};
inline constexpr Phrase kNoFindings{"None.", "Ingen."};
inline constexpr Phrase kGroupsCaption{"Grouped by rule, kind and days off, largest first.",
                                       "Samlet efter regel, slags og antal dage, de største først."};
inline constexpr Phrase kKind{"Kind", "Slags"};
inline constexpr Phrase kDaysOff{"Days off", "Dage fra"};
inline constexpr Phrase kFindingsColumn{"Findings", "Afvigelser"};
inline constexpr Phrase kSharedByAll{"Shared by all", "Fælles for alle"};
inline constexpr Phrase kShared{"Shared by all: {0}.", "Fælles for alle: {0}."};
inline constexpr Phrase kExpected{"expected", "forventet"};
inline constexpr Phrase kMoreGroups{"And {0}.", "Og {0}."};
inline constexpr Phrase kMoreGroupsInFile{"And {0} in findings.csv.", "Og {0} i findings.csv."};
inline constexpr Phrase kFindingsOneByOne{"Findings one by one", "Afvigelserne en for en"};
inline constexpr Phrase kFindingsCaption{"One row a finding.", "En række pr. afvigelse."};
inline constexpr Phrase kSeen{"Seen", "Set"};
inline constexpr Phrase kWhat{"What", "Hvad"};
inline constexpr Phrase kMoreFindings{"{0} more in findings.csv.", "{0} mere i findings.csv."};
inline constexpr Phrase kAndMoreFindings{"and {0} more in findings.csv", "og {0} mere i findings.csv"};
inline constexpr Phrase kReplayFinding{"To see them again:", "For at se dem igen:"};
inline constexpr Phrase kReplayOneCitizen{
    "Add {0} for one citizen alone; {1} tells the dates of one record.",
    "Tilføj {0} for én borger alene; {1} fortæller om én posts datoer."};
inline constexpr Phrase kExpectations{"Expectations", "Forventninger"};
inline constexpr Phrase kExpectationsCaption{"What the scenario expects.", "Det, scenariet forventer."};
inline constexpr Phrase kExpectation{"Expectation", "Forventning"};
inline constexpr Phrase kWanted{"Wanted", "Ønsket"};
inline constexpr Phrase kRead{"Read", "Aflæst"};
inline constexpr Phrase kResult{"Result", "Resultat"};
inline constexpr Phrase kMet{"met", "opfyldt"};
inline constexpr Phrase kNotMet{"not met", "ikke opfyldt"};
inline constexpr Phrase kNotApplied{"not applied", "ikke anvendt"};
inline constexpr Phrase kNoRule{"no rule", "ingen regel"};
inline constexpr Phrase kDueOn{"due {0}", "slettemoden {0}"};
inline constexpr Phrase kSeenOn{"seen {0}", "set {0}"};
inline constexpr Phrase kEarly{"{0} early", "{0} for tidligt"};
inline constexpr Phrase kLate{"{0} late", "{0} for sent"};
inline constexpr Phrase kOnTheDay{"on the day", "på dagen"};

inline constexpr Phrase kBesideBaseline{"Beside {0}: {1} new{2}, {3} gone{4}, {5} known",
                                        "Ved siden af {0}: {1} nye{2}, {3} væk{4}, {5} kendte"};
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
     {"removed too late", "slettet for sent"},
     {"run missed", "kørsel udeblevet"},
     {"left without its parent", "efterladt uden sin forælder"},
     {"wrong records touched", "forkerte poster rørt"},
     {"back again", "vendt tilbage"},
     {"traces left", "spor tilbage"},
     {"no rule gives a date", "ingen regel giver en dato"},
     {"deletion log untrue", "slettelog usand"},
     {"personal data in the log", "persondata i loggen"},
     {"not repeatable", "kan ikke gentages"},
     {"engine failed", "motoren fejlede"}}};
inline const Phrase& kind_name(FindingKind kind) { return kKindNames.at(static_cast<std::size_t>(kind)); }

// -- what all findings of a group share --
inline constexpr Phrase kTraitArea{"area {0}", "området {0}"};
inline constexpr Phrase kTraitCitizen{"citizen {0}", "borger {0}"};
inline constexpr Phrase kTraitDue{"due on {0}", "slettemoden {0}"};
inline constexpr Phrase kTraitDueOnA{"due on a {0}", "slettemoden på en {0}"};
inline constexpr Phrase kTraitLeapDay{"due on 29 February", "slettemoden 29. februar"};
inline constexpr Phrase kTraitMonthEnd{"due on the last day of a month",
                                       "slettemoden på månedens sidste dag"};
inline constexpr Phrase kTraitMonthStart{"due on the first day of a month",
                                         "slettemoden på månedens første dag"};
inline constexpr Phrase kTraitSeen{"seen on {0}", "set {0}"};
inline constexpr Phrase kTraitNeverWent{"never went", "gik aldrig"};
// Day number 0, 1 January 1970, was a Thursday.
inline constexpr std::array<Phrase, 7> kWeekdays{{{"Thursday", "torsdag"},
                                                  {"Friday", "fredag"},
                                                  {"Saturday", "lørdag"},
                                                  {"Sunday", "søndag"},
                                                  {"Monday", "mandag"},
                                                  {"Tuesday", "tirsdag"},
                                                  {"Wednesday", "onsdag"}}};

}  // namespace slettefrist::report::words
