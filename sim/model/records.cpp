// Names of the tables and the trace token.
#include "sim/model/records.h"

#include <algorithm>
#include <charconv>

namespace slettefrist {
namespace {

constexpr std::array<std::string_view, kAreaCount> kAreaNames{
    "citizen",        "notification", "answer",         "document", "sanction",
    "contact_course", "plan_draft",   "benefit_report", "message",  "hold"};
constexpr std::array<std::string_view, kAreaCount> kIdColumns{
    "citizen_id",        "notification_id", "answer_id",         "document_id", "sanction_id",
    "contact_course_id", "plan_draft_id",   "benefit_report_id", "message_id",  "hold_id"};

}  // namespace

std::string_view name_of(Area area) { return kAreaNames.at(index_of(area)); }
std::string_view id_column_of(Area area) { return kIdColumns.at(index_of(area)); }

std::optional<Area> area_named(std::string_view name) {
  const auto table = table_named(name);
  return table == Area::hold ? std::nullopt : table;
}

std::optional<Area> table_named(std::string_view name) {
  for (const Area table : kTables) {
    if (name_of(table) == name) return table;
  }
  return std::nullopt;
}

std::string token(Area area, RecordId id) {
  std::string text;
  append_token(text, area, id);
  return text;
}

void append_token(std::string& text, Area area, RecordId id) {
  std::array<char, kTokenRoom> written;
  char* to = written.data();
  const auto put = [&to](std::string_view part) { to = std::copy(part.begin(), part.end(), to); };
  put("SLTF-");
  put(name_of(area));
  put("-");
  to = std::to_chars(to, written.data() + written.size(), id).ptr;
  put("-X");  // closes the number, so that 30 is not found inside 303
  text.append(written.data(), to);
}

}  // namespace slettefrist
