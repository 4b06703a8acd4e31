// From tables of codes to choices; see places.h.
#include "generators/places.h"

#include <cassert>
#include <functional>

#include "generators/code_tables.h"

namespace slettefrist::generators {
namespace {

constexpr double kShareSecondOffice = 0.1;  // assumed: notifications from an office beside the first

using Table = std::vector<WeightedCode>;

const Table& own_or_ours(const Table& own, const Table& ours) { return own.empty() ? ours : own; }

std::map<std::string, Table, std::less<>> by_municipality(const std::vector<JobcentreCode>& jobcentres) {
  std::map<std::string, Table, std::less<>> tables;
  for (const JobcentreCode& jobcentre : jobcentres) {
    tables[jobcentre.municipality_code].push_back({jobcentre.code, jobcentre.weight});
  }
  return tables;
}

// A user who names jobcentres only has citizens where those are, as many as the jobcentres weigh.
Table municipalities_of(const Codes& own) {
  if (!own.municipalities.empty() || own.jobcentres.empty()) {
    return own_or_ours(own.municipalities, own_municipalities());
  }
  Table municipalities;
  for (const auto& [code, jobcentres] : by_municipality(own.jobcentres)) {
    WeightedCode& municipality = municipalities.emplace_back(WeightedCode{code, 0});
    for (const WeightedCode& jobcentre : jobcentres) municipality.weight += jobcentre.weight;
  }
  return municipalities;
}

}  // namespace

CodeChoice::CodeChoice(const std::vector<WeightedCode>& codes) {
  for (const WeightedCode& code : codes) {
    codes_.push_back(code.code);
    weights_.add(code.weight);
  }
  assert(!weights_.is_empty());
}

Places::Places(const Codes& own)
    : funds_(own_or_ours(own.funds, own_funds())),
      municipalities_(municipalities_of(own)),
      event_kinds_(own_or_ours(own.event_kinds, own_event_kinds())),
      decision_kinds_(own_or_ours(own.decision_kinds, own_decision_kinds())),
      sanction_kinds_(own_or_ours(own.sanction_kinds, own_sanction_kinds())) {
  for (const auto& [municipality, jobcentres] : by_municipality(own.jobcentres)) {
    jobcentres_.emplace(municipality, CodeChoice{jobcentres});
  }
}

std::string Places::draw_jobcentre(Stream& stream, const std::string& municipality_code) const {
  if (jobcentres_.empty()) return municipality_code + (stream.chance(kShareSecondOffice) ? "02" : "01");
  const auto found = jobcentres_.find(municipality_code);
  assert(found != jobcentres_.end());
  return found->second.draw(stream);
}

}  // namespace slettefrist::generators
