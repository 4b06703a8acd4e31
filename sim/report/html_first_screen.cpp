// The first screen of report.html: the verdict in a sentence, what was simulated under which policy, and the
// first deletions with their dates.
//
// Whoever reads only this has read the result. It must not know how anything was judged.
#include "sim/report/html_page.h"
#include "sim/report/html_sections.h"
#include "sim/report/narrative.h"
#include "sim/report/text.h"
#include "sim/report/words.h"

namespace slettefrist::report::html {
namespace {

std::string fact(const std::string& name, const std::string& markup) {
  return "<dt>" + markup_escaped(name) + "</dt><dd>" + markup + "</dd>\n";
}

std::string readings(const RunReport& report) {
  std::string text;
  for (const auto& [key, value] : report.reading) {
    if (!text.empty()) text += ", ";
    text += markup_escaped(key) + "&nbsp;=&nbsp;" + keyed("reading." + key, markup_escaped(value));
  }
  return text;
}

std::string simulated(const RunReport& report, const Wording& wording) {
  const std::string told =
      wording.say(words::kSimulatedWhat, {keyed("starts_on", wording.day_markup(report.starts_on)),
                                          keyed("ends_on", wording.day_markup(report.ends_on)),
                                          markup_escaped(wording.counted(report.citizens, words::kCitizens)),
                                          keyed("seed", std::to_string(report.seed)),
                                          keyed("scenario", markup_escaped(report.scenario))});
  const std::string scheduled = wording.counted(report.runs_scheduled, words::kRuns);
  if (!report.engine_stop) {
    return told + "; " + wording.say(words::kRunsHeld, {wording.number(report.runs_held), scheduled});
  }
  return told + "; " +
         wording.say(words::kRunsWithEngine,
                     {wording.number(report.engine_stop->runs_with_engine), scheduled});
}

std::string first_deletions(const RunReport& report, const Wording& wording) {
  std::string cards;
  for (const Area area : kAreas) {
    const auto& any = report.first_deletion.at(index_of(area));
    const auto& own = report.first_deletion_own_rule.at(index_of(area));
    if (!any) continue;
    const std::string name{name_of(area)};
    cards += "<li>" + markup_escaped(area_name(area, report)) + "<strong>" +
             keyed("first_deletion." + name, wording.day_markup(any)) + "</strong>";
    if (own && own != any) {
      cards += "<span class=\"soft\">" + wording.say(words::kByOwnRule) + ": " +
               keyed("first_deletion_own_rule." + name, wording.day_markup(own)) + "</span>";
    }
    cards += "</li>\n";
  }
  std::string text = "<h2>" + wording.say(words::kFirstDeletions) + "</h2>\n";
  if (cards.empty()) return text + paragraph("empty", wording.say(words::kNothingDeleted));
  return text + "<ul class=\"cards\">\n" + cards + "</ul>\n";
}

}  // namespace

std::string first_screen(const RunReport& report) {
  const Wording wording{report.language};
  std::string text =
      "<header>\n<h1>" + markup_escaped(report.title.empty() ? report.scenario : report.title) + "</h1>\n";
  text += std::string{"<p class=\"verdict "} + (report.verdict == "findings" ? "bad" : "good") + "\">" +
          markup_escaped(verdict_sentence(report, report.language)) + "</p>\n<dl class=\"what\">\n";
  std::string policy = keyed("policy", markup_escaped(report.policy_edition));
  if (!report.policy_source.empty()) policy += ": " + markup_escaped(report.policy_source);
  text += fact(wording.say(words::kPolicy), policy);
  text += fact(wording.say(words::kReadings), readings(report));
  text += fact(wording.say(words::kSimulated), simulated(report, wording));
  std::string engine = keyed("engine", markup_escaped(report.engine));
  if (report.engine_stop) {
    engine += "<br><span class=\"bad\">" + markup_escaped(engine_stop_sentence(report, report.language)) +
              "</span>";
  }
  text += fact(wording.say(words::kEngine), engine);
  return text + "</dl>\n" + first_deletions(report, wording) + "</header>\n";
}

}  // namespace slettefrist::report::html
