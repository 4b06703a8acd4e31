// Sorts and writes stories.csv; see stories.h.
//
// A pack has as many stories as somebody wrote sentences: they fit into memory. It must not know a rule.
#include "sim/report/stories.h"

#include <algorithm>
#include <utility>

#include "sim/report/csv.h"
#include "sim/report/report.h"
#include "sim/report/whole_file.h"
#include "sim/tables/uuid.h"

namespace slettefrist::report {
namespace {

std::string area_text(Area area, const tables::Mapping& mapping) {
  for (const tables::TableMapping& table : mapping.tables) {
    if (table.table == name_of(area) && !table.name.empty()) return table.name;
  }
  return std::string{name_of(area)};
}

std::string id_text(const Story& story, const tables::Mapping& mapping) {
  if (mapping.ids == tables::Ids::uuid) return tables::uuid_of(mapping.seed, story.area, story.id);
  return std::to_string(story.id);
}

}  // namespace

void write_stories_csv(const std::string& path, std::vector<Story> stories, const tables::Mapping& mapping) {
  const auto& ranks = area_ranks();
  std::sort(stories.begin(), stories.end(), [&](const Story& a, const Story& b) {
    return std::pair{ranks.at(index_of(a.area)), a.id} < std::pair{ranks.at(index_of(b.area)), b.id};
  });
  WholeFile file{path};
  file.buffer() += "area,record_id,story_da,story_en\n";
  for (const Story& story : stories) {
    std::string& line = file.buffer();
    append_csv_field(line, area_text(story.area, mapping));
    line += ',' + id_text(story, mapping) + ',';
    append_csv_field(line, story.danish);
    line += ',';
    append_csv_field(line, story.english);
    line += '\n';
    file.flush_when_full();
  }
  file.close();
}

}  // namespace slettefrist::report
