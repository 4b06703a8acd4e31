// Who hangs on whom, looked up once while the family is at hand.
#include "sim/judge/docket.h"

#include <algorithm>

#include "sim/judge/foretold.h"

namespace slettefrist::judge {
namespace {

// The place in the family's group of what the document hangs on.
std::int32_t parent_of(const Document& document, const std::vector<Answer>& answers) {
  if (!document.answer_id) return 0;
  const auto answer = std::find_if(answers.begin(), answers.end(),
                                   [&](const Answer& each) { return each.answer_id == *document.answer_id; });
  assert(answer != answers.end());
  return static_cast<std::int32_t>(1 + (answer - answers.begin()));
}

}  // namespace

std::span<const Fate> Docket::add(const Family& family, std::span<const Fate> fates) {
  const std::size_t cases = 1 + family.answers.size() + family.documents.size();
  assert(fates.size() >= cases);
  const Fate* fate = fates.data();
  add_case(*fate++, entered_at(family.notification), kNoParent);
  for (const Answer& answer : family.answers) add_case(*fate++, entered_at(answer), 0);
  for (const Document& document : family.documents) {
    add_case(*fate++, entered_at(document), parent_of(document, family.answers));
  }
  end_group(cases);
  return fates.subspan(cases);
}

void Docket::add_case(const Fate& fate, std::optional<Instant> stored_at, std::int32_t parent) {
  cases_.push_back({fate.id, parent, fate.area});
  ByteWriter writer{foretold_};
  put_foretold(fate, stored_at, writer);
}

void Docket::end_group(std::size_t cases) {
  groups_.push_back(
      {static_cast<std::uint32_t>(cases), static_cast<std::uint32_t>(foretold_.size() - grouped_bytes_)});
  grouped_bytes_ = foretold_.size();
}

}  // namespace slettefrist::judge
