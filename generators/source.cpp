// The history of a world, generated before its first piece, parked by time and handed over in time order.
//
// Citizens are made in blocks by several threads; as a block depends on its citizens alone and deliveries are
// sorted, threads and shards change nothing. Must not know how a life is drawn.
#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>
#include <utility>

#include "generators/life.h"
#include "generators/parcels.h"
#include "sim/scratch/parking.h"
#include "sim/scratch/relay.h"

namespace slettefrist::generators {
namespace {

constexpr std::int64_t kBlockCitizens = 1024;

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

std::pair<Instant, RecordId> place_of(const Family& family) {
  return {family.notification.notified_at, family.notification.notification_id};
}
std::pair<Instant, RecordId> place_of(const CitizenChange& change) {
  return {change.changed_at, change.citizen.citizen_id};
}
template <class Record>
std::pair<Instant, RecordId> place_of(const Record& record) {
  return {entered_at(record), id_of(record)};
}

// Records of the slices taken up so far that were not handed over yet, in order.
template <class Value>
class Queue {
 public:
  // Slices come in time order, so only what is added now is out of order.
  void take_up(std::vector<Value>&& added) {
    // Deliveries rarely end where a slice does: without this the queue would grow with every slice.
    values_.erase(values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(next_));
    next_ = 0;
    std::sort(added.begin(), added.end(),
              [](const Value& a, const Value& b) { return place_of(a) < place_of(b); });
    std::move(added.begin(), added.end(), std::back_inserter(values_));
  }
  void hand_over_until(Instant until, std::vector<Value>& to) {
    while (next_ < values_.size() && place_of(values_[next_]).first < until) {
      to.push_back(std::move(values_[next_++]));
    }
  }

 private:
  std::vector<Value> values_;
  std::size_t next_ = 0;
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
    generate_blocks(delivery.citizens, std::numeric_limits<std::size_t>::max());
    while (!parking_.is_empty() && parking_.first_slice() * slice_seconds_ < until.seconds) take_up_slice();
    citizen_changes_.hand_over_until(until, delivery.citizen_changes);
    families_.hand_over_until(until, delivery.families);
    sanctions_.hand_over_until(until, delivery.sanctions);
    contact_courses_.hand_over_until(until, delivery.contact_courses);
    plan_drafts_.hand_over_until(until, delivery.plan_drafts);
    benefit_reports_.hand_over_until(until, delivery.benefit_reports);
    messages_.hand_over_until(until, delivery.messages);
  }

  std::vector<Citizen> next_citizens(std::size_t most) override {
    std::vector<Citizen> citizens;
    generate_blocks(citizens, most);
    return citizens;
  }

 private:
  // Until there are `most` citizens, or a few more.
  void generate_blocks(std::vector<Citizen>& citizens, std::size_t most) {
    if (begun_ == all_.count) return;  // no thread is started for nothing
    const auto next_part = [&, begun_before = begun_]() -> std::optional<Selection> {
      if (begun_ == all_.count || static_cast<std::size_t>(begun_ - begun_before) >= most) return {};
      const Selection part{all_.first + begun_ * all_.step, all_.step,
                           std::min(kBlockCitizens, all_.count - begun_)};
      begun_ += part.count;
      return part;
    };
    scratch::relay(
        ground_.settings.threads, next_part, [this](Selection part) { return block_of(ground_, part); },
        [&](Block&& block) {
          std::move(block.citizens.begin(), block.citizens.end(), std::back_inserter(citizens));
          for (auto& [slice, bytes] : block.slices.bytes) parking_.add(slice, std::move(bytes));
        });
    if (begun_ == all_.count) parking_.settle();
  }

  void take_up_slice() {
    History slice;
    for (const std::string& piece : parking_.take_first()) unpack(piece, slice);
    citizen_changes_.take_up(std::move(slice.citizen_changes));
    families_.take_up(std::move(slice.families));
    sanctions_.take_up(std::move(slice.sanctions));
    contact_courses_.take_up(std::move(slice.contact_courses));
    plan_drafts_.take_up(std::move(slice.plan_drafts));
    benefit_reports_.take_up(std::move(slice.benefit_reports));
    messages_.take_up(std::move(slice.messages));
  }

  Ground ground_;
  std::int64_t slice_seconds_;
  Selection all_;
  std::int64_t begun_ = 0;  // of all citizens: those whose lives were drawn
  scratch::Parking parking_;
  Queue<CitizenChange> citizen_changes_;
  Queue<Family> families_;
  Queue<Sanction> sanctions_;
  Queue<ContactCourse> contact_courses_;
  Queue<PlanDraft> plan_drafts_;
  Queue<BenefitReport> benefit_reports_;
  Queue<Message> messages_;
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
