// Bookkeeping of what is in the store: who entered, who changed, who is gone.
//
// How a row is compared with its record stands in living_rows.cpp.
#include "sim/world/living.h"

#include <utility>

#include "sim/model/row_digest.h"

namespace slettefrist::world {
namespace {

constexpr std::size_t kMostGone = 16'384;  // more are let go at once: memory need not hold them

}  // namespace

Living::Living(ContentSource content) : content_(std::move(content)) {}

template <class Record>
void Living::stand(const Record& row) {
  const std::optional<std::string> content = content_of(row);
  const std::uint64_t digest = digest_of(row, content ? &*content : nullptr);
  const RecordKey key{Record::kArea, id_of(row)};
  digest_sums_.at(index_of(key.area)) += digest - expected_digest(key).value_or(0);
  table(key.area).put(key.id, {packed(row, scratch_), digest});
}

// The memory of what is gone mostly comes from the thread that settles, which gives it back without a lock.
void Living::settle() {
  gone_.clear();
  for (const Unsettled& row : unsettled_) std::visit([this](const auto* record) { stand(*record); }, row);
  unsettled_.clear();
  for (IdTable<Mark>& entering : entering_) {
    if (entering.size() > 0) entering = {};
  }
}

void Living::remove(RecordKey key) {
  Row row = table(key.area).take(key.id);
  digest_sums_.at(index_of(key.area)) -= row.digest;
  if (gone_.size() == kMostGone) gone_.clear();  // a backlog goes
  gone_.push_back(std::move(row.record));
}

std::optional<std::uint64_t> Living::expected_digest(RecordKey key) const {
  const Row* const row = table(key.area).find(key.id);
  return row == nullptr ? std::nullopt : std::optional{row->digest};
}

}  // namespace slettefrist::world
