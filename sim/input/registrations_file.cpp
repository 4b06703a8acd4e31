// read_registrations: the tables of the file one by one, then what must fit between them.
//
// This file must not know what a rule decides; its codes, days and amounts stand in the file that is read.
#include "sim/input/registrations_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/input/key_reader.h"
#include "sim/input/list_values.h"
#include "sim/input/registrations_keys.h"
#include "sim/input/registrations_parts.h"
#include "sim/input/toml_document.h"

namespace slettefrist::input {
namespace {

using namespace registration;

// Hands each table of `list` with a reader of its own to `read`.
template <class Read>
void each(KeyReader& top, const char* list, ProblemList& problems, Read&& read) {
  const std::vector<const Node*> tables = top.tables(list);
  for (std::size_t i = 0; i < tables.size(); ++i) {
    KeyReader reader(section_of(registrations_keys(), list), *tables[i], fmt::format("{} {}", list, i + 1),
                     problems);
    read(reader);
    reader.finish();
  }
}

// For rules of which there can be one only.
template <class Rule>
void refuse_second(KeyReader& top, const char* list, const std::vector<Rule>& rules) {
  if (rules.size() > 1) {
    top.refuse(list, fmt::format("at most one table [[{}]]", list), "Take the others away");
  }
}

const Release* release_named(const Registrations& all, const std::string& id) {
  const auto found = std::find_if(all.releases.begin(), all.releases.end(),
                                  [&](const Release& release) { return release.id == id; });
  return found == all.releases.end() ? nullptr : &*found;
}

// The day of the release under `key`, or a problem that names those there are.
Day release_day(KeyReader& reader, const char* key, const Registrations& all, std::string* id = nullptr) {
  const auto text = reader.text(key);
  if (!text) return {};
  if (id) *id = *text;
  if (const Release* release = release_named(all, *text)) return release->in_use_on;
  std::vector<std::string> ids;
  for (const Release& release : all.releases) ids.push_back(release.id);
  reader.refuse(key, fmt::format("the id of a [[release]]: {}", fmt::join(ids, ", ")), "Add that release");
  return {};
}

void read_registering(KeyReader& top, Registrations& all, ProblemList& problems) {
  each(top, "release", problems, [&](KeyReader& r) { all.releases.push_back(read_release(r)); });
  each(top, "field", problems, [&](KeyReader& r) { all.fields.push_back(read_field(r)); });
  each(top, "cpr", problems, [&](KeyReader& r) { all.cpr.push_back(read_cpr(r)); });
  refuse_second(top, "cpr", all.cpr);
  each(top, "window", problems, [&](KeyReader& r) { all.windows.push_back(read_window(r)); });
  each(top, "codes", problems, [&](KeyReader& r) { all.code_lists.push_back(read_code_list(r)); });
  each(top, "end_reason", problems, [&](KeyReader& r) {
    const EndReason reason = read_end_reason(r);
    const bool is_known = std::any_of(all.end_reasons.begin(), all.end_reasons.end(),
                                      [&](const EndReason& other) { return other.id == reason.id; });
    if (is_known) r.refuse("id", "an id that no other [[end_reason]] has", "Keep one of the two");
    all.end_reasons.push_back(reason);
  });
  each(top, "message_kind", problems, [&](KeyReader& r) {
    MessageKind kind = read_message_kind(r);
    kind.first_day = release_day(r, "release", all, &kind.release);
    const bool is_known =
        std::any_of(all.message_kinds.begin(), all.message_kinds.end(),
                    [&](const MessageKind& other) { return other.entity_name == kind.entity_name; });
    if (is_known) r.refuse("entity_name", "a name that no other [[message_kind]] has", "Keep one of the two");
    all.message_kinds.push_back(std::move(kind));
  });
  each(top, "parent", problems, [&](KeyReader& r) { all.parents.push_back(read_parent(r)); });
}

void read_rates(KeyReader& top, Registrations& all, ProblemList& problems) {
  each(top, "rate", problems, [&](KeyReader& r) {
    RateMaximum rate = read_rate(r);
    const bool is_known = std::any_of(all.rate_maxima.begin(), all.rate_maxima.end(), [&](const auto& other) {
      return other.year == rate.year && other.insurance == rate.insurance;
    });
    if (is_known) r.refuse("year", "one [[rate]] a year and insurance", "Keep one of the two");
    all.rate_maxima.push_back(std::move(rate));
  });
  each(top, "supplement", problems, [&](KeyReader& r) {
    SupplementRule rule;
    rule.default_go_live_on = release_day(r, "go_live_release", all);
    rule.basis = read_basis(r);
    all.supplement.push_back(std::move(rule));
  });
  refuse_second(top, "supplement", all.supplement);
  each(top, "fund_go_live", problems, [&](KeyReader& r) {
    FundGoLive live = read_fund_go_live(r);
    const Day latest = all.supplement.empty() ? kLatestDay : all.supplement.front().default_go_live_on;
    const bool is_latest_known = latest != Day{};  // else its own problem is told
    if (is_latest_known && live.on > latest) {
      r.refuse("on", fmt::format("a day up to {}", to_text(latest)),
               "The release is the latest day for every fund");
    }
    all.fund_go_lives.push_back(std::move(live));
  });
  each(top, "correction", problems, [&](KeyReader& r) { all.corrections.push_back(read_correction(r)); });
  each(top, "calculation", problems, [&](KeyReader& r) { all.calculation.push_back(read_calculation(r)); });
  refuse_second(top, "calculation", all.calculation);
}

}  // namespace

Registrations read_registrations(const std::string& path) {
  ProblemList problems;
  const auto document = read_document(path, problems);
  if (!document) problems.throw_if_any();
  Registrations all;
  KeyReader top(section_of(registrations_keys(), ""), document->root, "", problems);
  top.text("kind");
  top.whole("format");
  all.edition = top.text("edition").value_or("");
  all.source = top.text("source").value_or("");
  all.unknown_codes = top.text("unknown_codes") == "accept" ? UnknownCodes::accept : UnknownCodes::reject;
  read_registering(top, all, problems);
  read_rates(top, all, problems);
  top.finish();
  problems.throw_if_any();
  return all;
}

}  // namespace slettefrist::input
