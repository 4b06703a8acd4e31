// A record's dates; see replay.h.
#include <algorithm>

#include "sim/verifier/replay.h"

namespace slettefrist::verifier {

const Fact* Record::fact(const std::string& column) const {
  const auto found =
      std::find_if(facts.begin(), facts.end(), [&](const Fact& each) { return each.column == column; });
  return found == facts.end() ? nullptr : &*found;
}

std::string entry_column(const std::string& area) {
  static const std::map<std::string, std::string> columns{
      {"citizen", ""},           {"notification", "notified_at"},   {"answer", "answered_at"},
      {"document", "stored_at"}, {"sanction", "registered_at"},     {"contact_course", "registered_at"},
      {"plan_draft", "sent_at"}, {"benefit_report", "reported_at"}, {"message", "sent_at"}};
  const auto found = columns.find(area);
  if (found == columns.end()) throw Unreadable("there is no area \"" + area + "\"");
  return found->second;
}

}  // namespace slettefrist::verifier
