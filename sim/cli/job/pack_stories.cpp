// Looks up which told records are there; see pack_stories.h.
//
// It must not know why a record is not.
#include "sim/cli/job/pack_stories.h"

#include <set>
#include <utility>

namespace slettefrist::cli {

std::vector<Story> stories_in(std::vector<Story> stories, const History& history) {
  std::set<std::pair<Area, RecordId>> present;
  const auto note = [&](const auto& record) { present.emplace(record.kArea, id_of(record)); };
  visit_lists(history, [&](const auto& items) {
    for (const auto& item : items) {
      if constexpr (std::is_same_v<std::decay_t<decltype(item)>, Family>) {
        note(item.notification);
        for (const Answer& answer : item.answers) note(answer);
        for (const Document& document : item.documents) note(document);
      } else {
        note(item);
      }
    }
  });
  std::erase_if(stories, [&](const Story& story) {
    return !present.contains(std::pair{story.area, story.id});
  });
  return stories;
}

}  // namespace slettefrist::cli
