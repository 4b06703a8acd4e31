// Who hangs on whom, looked up once while the family is at hand.
#include "sim/judge/docket.h"

#include <algorithm>
#include <cassert>

namespace slettefrist::judge {

void Docket::make_room_for(const History& history) {
  std::size_t records = 0;
  visit_lists(history, [&records](const auto& list) { records += list.size(); });
  for (const Family& family : history.families) records += family.answers.size() + family.documents.size();
  fates.reserve(records);
  parents_.reserve(records);
  stored_at_.reserve(records);
}

void Docket::end_group(const Family& family) {
  const std::size_t first = parents_.size();
  assert(fates.size() == first + 1 + family.answers.size() + family.documents.size());
  group_sizes_.push_back(static_cast<std::uint32_t>(fates.size() - first));
  parents_.push_back(-1);
  stored_at_.emplace_back(entered_at(family.notification));
  for (const Answer& answer : family.answers) {
    parents_.push_back(0);
    stored_at_.emplace_back(entered_at(answer));
  }
  for (const Document& document : family.documents) {
    parents_.push_back(0);
    stored_at_.emplace_back(entered_at(document));
  }
  for (std::size_t i = 0; i < family.documents.size(); ++i) {
    const auto& answer_id = family.documents[i].answer_id;
    if (!answer_id) continue;
    const auto answer = std::find_if(family.answers.begin(), family.answers.end(),
                                     [&](const Answer& each) { return each.answer_id == *answer_id; });
    assert(answer != family.answers.end());
    parents_[first + 1 + family.answers.size() + i] =
        static_cast<std::int32_t>(1 + (answer - family.answers.begin()));
  }
}

}  // namespace slettefrist::judge
