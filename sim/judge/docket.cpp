// Who hangs on whom, looked up once while the family is at hand.
#include "sim/judge/docket.h"

#include <algorithm>
#include <cassert>

namespace slettefrist::judge {

void Docket::add_group(std::size_t cases) {
  group_sizes_.push_back(static_cast<std::uint32_t>(cases));
  parents_.resize(parents_.size() + cases, -1);
}

void Docket::end_group(const Family& family) {
  const std::size_t first = parents_.size();
  assert(fates.size() == first + 1 + family.answers.size() + family.documents.size());
  add_group(fates.size() - first);
  std::fill(parents_.begin() + static_cast<std::ptrdiff_t>(first) + 1, parents_.end(), 0);
  stored_at_.emplace_back(entered_at(family.notification));
  for (const Answer& answer : family.answers) stored_at_.emplace_back(entered_at(answer));
  for (const Document& document : family.documents) stored_at_.emplace_back(entered_at(document));
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
