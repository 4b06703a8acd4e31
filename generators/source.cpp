// The history of a world, generated at the first call, parked by time and handed over in time order.
//
// Citizens are made in blocks by several threads; as a block depends on its citizens alone and deliveries are
// sorted, threads and shards change nothing. Must not know how a life is drawn.
#include <algorithm>
#include <cassert>
#include <functional>
#include <future>
#include <iterator>
#include <map>
#include <utility>

#include "generators/life.h"
#include "generators/record_bytes.h"
#include "sim/scratch/parking.h"

namespace slettefrist::generators {
namespace {

constexpr std::int64_t kSliceSeconds = std::int64_t{30} * kSecondsADay;  // about a month
constexpr std::int64_t kBlockCitizens = 2048;
constexpr std::size_t kParkedInMemoryBytes = std::size_t{16} << 20;

enum class Kind : std::uint64_t { family, sanction };

// Which citizens there are: an arithmetic progression, because a shard takes one in every so many.
struct Selection {
  RecordId first = 1;
  std::int64_t step = 1;
  std::int64_t count = 0;
};

Selection selected(const Settings& settings) {
  const std::int64_t step = settings.shard_count;
  assert(settings.shard_index >= 1 && settings.shard_index <= step);
  const auto is_in_shard = [&](RecordId id) { return id % step == settings.shard_index - 1; };
  if (settings.only_citizen) {
    const RecordId id = *settings.only_citizen;
    return {id, 1, id >= 1 && id <= settings.citizens && is_in_shard(id) ? 1 : 0};
  }
  const RecordId first = settings.shard_index == 1 ? step : settings.shard_index - 1;
  return {first, step, first > settings.citizens ? 0 : (settings.citizens - first) / step + 1};
}

// What one block of citizens gives: citizens by id, all else as bytes a slice.
struct Block {
  std::vector<Citizen> citizens;
  std::map<std::int64_t, std::string> slices;
};

void park(const Family& family, Block& block) {
  ByteWriter writer(block.slices[family.notification.notified_at.seconds / kSliceSeconds]);
  writer.put(static_cast<std::uint64_t>(Kind::family));
  writer.put_record(family.notification);
  writer.put(family.answers.size());
  for (const Answer& answer : family.answers) writer.put_record(answer);
  writer.put(family.documents.size());
  for (const Document& document : family.documents) writer.put_record(document);
}

void park(const Sanction& sanction, Block& block) {
  ByteWriter writer(block.slices[sanction.registered_at.seconds / kSliceSeconds]);
  writer.put(static_cast<std::uint64_t>(Kind::sanction));
  writer.put_record(sanction);
}

Block block_of(const Ground& ground, Selection part) {
  Block block;
  block.citizens.reserve(static_cast<std::size_t>(part.count));
  for (std::int64_t i = 0; i < part.count; ++i) {
    Life life = life_of(ground, part.first + i * part.step);
    for (const Family& family : life.families) park(family, block);
    for (const Sanction& sanction : life.sanctions) park(sanction, block);
    block.citizens.push_back(std::move(life.citizen));
  }
  return block;
}

void unpark(ByteReader& reader, Family& family) {
  reader.take_record(family.notification);
  family.answers.resize(static_cast<std::size_t>(reader.take()));
  for (Answer& answer : family.answers) reader.take_record(answer);
  family.documents.resize(static_cast<std::size_t>(reader.take()));
  for (Document& document : family.documents) reader.take_record(document);
}

std::pair<Instant, RecordId> place_of(const Family& family) {
  return {family.notification.notified_at, family.notification.notification_id};
}
std::pair<Instant, RecordId> place_of(const Sanction& sanction) {
  return {sanction.registered_at, sanction.sanction_id};
}

// Records of the slices taken up so far that were not handed over yet, in order.
template <class Value>
class Queue {
 public:
  Value& add() { return values_.emplace_back(); }
  // Deliveries rarely end where a slice does: without this the queue would grow with every slice.
  void drop_handed_over() {
    values_.erase(values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(next_));
    sorted_ -= next_;
    next_ = 0;
  }
  // Slices come in time order, so only what was added since the last call is out of order.
  void sort_added() {
    std::sort(values_.begin() + static_cast<std::ptrdiff_t>(sorted_), values_.end(),
              [](const Value& a, const Value& b) { return place_of(a) < place_of(b); });
    sorted_ = values_.size();
  }
  void hand_over_until(Instant until, std::vector<Value>& to) {
    while (next_ < values_.size() && place_of(values_[next_]).first < until) {
      to.push_back(std::move(values_[next_++]));
    }
  }

 private:
  std::vector<Value> values_;
  std::size_t sorted_ = 0;
  std::size_t next_ = 0;
};

class GeneratedHistory : public HistorySource {
 public:
  explicit GeneratedHistory(const Settings& settings)
      : ground_(settings), parking_(settings.scratch_dir, kParkedInMemoryBytes) {
    assert(settings.threads >= 1);
  }

  void deliver_until(Instant until, History& delivery) override {
    delivery = History{};
    if (!is_generated_) generate(delivery.citizens);
    while (!parking_.is_empty() && parking_.first_slice() * kSliceSeconds < until.seconds) take_up_slice();
    families_.hand_over_until(until, delivery.families);
    sanctions_.hand_over_until(until, delivery.sanctions);
  }

 private:
  // One block a thread at a time, joined in the order of citizens before the next are begun.
  void generate(std::vector<Citizen>& citizens) {
    is_generated_ = true;
    const Selection all = selected(ground_.settings);
    citizens.reserve(static_cast<std::size_t>(all.count));
    std::int64_t begun = 0;
    while (begun < all.count) {
      std::vector<std::future<Block>> blocks;
      for (int i = 0; i < ground_.settings.threads && begun < all.count; ++i) {
        const Selection part{all.first + begun * all.step, all.step,
                             std::min(kBlockCitizens, all.count - begun)};
        const auto launch = ground_.settings.threads == 1 ? std::launch::deferred : std::launch::async;
        blocks.push_back(std::async(launch, block_of, std::cref(ground_), part));
        begun += part.count;
      }
      for (std::future<Block>& pending : blocks) {
        Block block = pending.get();
        std::move(block.citizens.begin(), block.citizens.end(), std::back_inserter(citizens));
        for (const auto& [slice, bytes] : block.slices) parking_.add(slice, bytes);
      }
    }
  }

  void take_up_slice() {
    families_.drop_handed_over();
    sanctions_.drop_handed_over();
    const std::string bytes = parking_.take_first();
    ByteReader reader(bytes);
    while (!reader.at_end()) {
      if (static_cast<Kind>(reader.take()) == Kind::family) {
        unpark(reader, families_.add());
      } else {
        reader.take_record(sanctions_.add());
      }
    }
    families_.sort_added();
    sanctions_.sort_added();
  }

  Ground ground_;
  scratch::Parking parking_;
  bool is_generated_ = false;
  Queue<Family> families_;
  Queue<Sanction> sanctions_;
};

}  // namespace

std::unique_ptr<HistorySource> make_source(const Settings& settings) {
  return std::make_unique<GeneratedHistory>(settings);
}

}  // namespace slettefrist::generators
