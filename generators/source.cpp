// The history of a world, generated before its first piece, parked by time and handed over in time order.
//
// Citizens are made in blocks by several threads; as a block depends on its citizens alone and deliveries are
// sorted, threads and shards change nothing. Must not know how a life is drawn.
#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "generators/life.h"
#include "generators/parcels.h"
#include "sim/scratch/parking.h"
#include "sim/scratch/relay.h"

namespace slettefrist::generators {
namespace {

constexpr std::int64_t kBlockCitizens = 1024;
constexpr std::size_t kAllCitizens = std::numeric_limits<std::size_t>::max();

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
  Slices slices;
};

Block block_of(const Ground& ground, Selection part) {
  Block block{{}, {slice_seconds(ground.settings.citizens)}};
  block.citizens.reserve(static_cast<std::size_t>(part.count));
  for (std::int64_t i = 0; i < part.count; ++i) {
    Life life = life_of(ground, part.first + i * part.step);
    pack_up(life, block.slices);
    block.citizens.push_back(std::move(life.course.first));
  }
  return block;
}

// The slice of time that is being handed over: its pieces as bytes, of each kind in order.
class TakenSlice {
 public:
  TakenSlice() = default;
  explicit TakenSlice(std::vector<std::string>&& bytes) : bytes_(std::move(bytes)) {
    for (std::string_view rest : bytes_) {
      while (!rest.empty()) {
        const Parcel parcel = take_parcel(rest);
        queues_.at(parcel.kind).waiting.push_back(parcel);
      }
    }
    for (Queue& queue : queues_) {
      std::sort(queue.waiting.begin(), queue.waiting.end(),
                [](const Parcel& a, const Parcel& b) { return std::tie(a.at, a.id) < std::tie(b.at, b.id); });
    }
  }

  void hand_over_until(Instant until, History& delivery) {
    for (std::size_t kind = 0; kind < queues_.size(); ++kind) {
      Queue& queue = queues_.at(kind);
      const auto begin = queue.waiting.begin() + static_cast<std::ptrdiff_t>(queue.next);
      const auto end =
          std::find_if(begin, queue.waiting.end(), [&](const Parcel& parcel) { return parcel.at >= until; });
      if (begin == end) continue;
      const auto count = static_cast<std::size_t>(end - begin);
      make_room(kind, count, delivery);
      std::for_each(begin, end, [&](const Parcel& parcel) { unpack(parcel, delivery); });
      queue.next += count;
    }
    const bool is_over = std::all_of(queues_.begin(), queues_.end(),
                                     [](const Queue& queue) { return queue.next == queue.waiting.size(); });
    if (is_over) *this = TakenSlice{};  // its memory, before what was handed over is worked on
  }

 private:
  struct Queue {
    std::vector<Parcel> waiting;
    std::size_t next = 0;
  };
  std::vector<std::string> bytes_;  // what the parcels point into: moved as a whole, it stays where it is
  std::array<Queue, kParcelKinds> queues_;
};

class GeneratedHistory : public HistorySource {
 public:
  explicit GeneratedHistory(const Settings& settings)
      : ground_(settings),
        slice_seconds_(slice_seconds(settings.citizens)),
        all_(selected(settings)),
        parking_(settings.scratch_dir, scratch::kParkedInMemoryBytes) {
    assert(settings.threads >= 1);
    ground_.deal.documents = dealt_documents(ground_);
  }

  void deliver_until(Instant until, History& delivery) override {
    delivery = History{};
    delivery.citizens = next_citizens(kAllCitizens);
    taken_.hand_over_until(until, delivery);
    while (!parking_.is_empty() && parking_.first_slice() * slice_seconds_ < until.seconds) {
      taken_ = TakenSlice{parking_.take_first()};  // of the slice before nothing is left
      taken_.hand_over_until(until, delivery);
    }
  }

  std::vector<Citizen> next_citizens(std::size_t most) override {
    std::vector<Citizen> citizens;
    draw_blocks(
        most, [](std::vector<Citizen>&& drawn) { return std::move(drawn); },
        [&](std::vector<Citizen>&& drawn) {
          citizens.insert(citizens.end(), std::move_iterator(drawn.begin()), std::move_iterator(drawn.end()));
        });
    return citizens;
  }

  void hand_out_citizens(const WorkOnCitizens& work) override {
    draw_blocks(kAllCitizens, work, [](InTurn&& in_turn) { in_turn(); });
  }

 private:
  // Until there are `most` citizens, or a few more. `work(citizens)` of a block is done beside drawing
  // others, `take` gets what it gives, block by block.
  template <class Work, class Take>
  void draw_blocks(std::size_t most, const Work& work, const Take& take) {
    if (begun_ == all_.count) return;  // no thread is started for nothing
    const auto next_part = [&, begun_before = begun_]() -> std::optional<Selection> {
      if (begun_ == all_.count || static_cast<std::size_t>(begun_ - begun_before) >= most) return {};
      const Selection part{all_.first + begun_ * all_.step, all_.step,
                           std::min(kBlockCitizens, all_.count - begun_)};
      begun_ += part.count;
      return part;
    };
    const auto draw = [&](Selection part) {
      Block block = block_of(ground_, part);
      return std::pair{work(std::move(block.citizens)), std::move(block.slices)};
    };
    scratch::relay(ground_.settings.threads, next_part, draw, [&](auto&& drawn) {
      take(std::move(drawn.first));
      for (auto& [slice, bytes] : drawn.second.bytes) parking_.add(slice, std::move(bytes));
    });
    if (begun_ == all_.count) parking_.settle();
  }

  Ground ground_;
  std::int64_t slice_seconds_;
  Selection all_;
  std::int64_t begun_ = 0;  // of all citizens: those whose lives were drawn
  scratch::Parking parking_;
  TakenSlice taken_;
};

}  // namespace

// By the root of the citizens, because both cost memory: what falls into a slice, and that there are many.
std::int64_t slice_seconds(std::int64_t citizens) {
  constexpr std::int64_t kLongest = 30 * kSecondsADay;
  constexpr double kCitizensOfTheLongest = 4'000;
  const double share = kCitizensOfTheLongest / static_cast<double>(std::max<std::int64_t>(citizens, 1));
  return std::clamp(static_cast<std::int64_t>(static_cast<double>(kLongest) * std::sqrt(share)), kSecondsADay,
                    kLongest);
}

std::unique_ptr<HistorySource> make_source(const Settings& settings) {
  return std::make_unique<GeneratedHistory>(settings);
}

}  // namespace slettefrist::generators
