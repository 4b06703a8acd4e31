// Documents dealt to parents: a month's documents have to hang on notifications and answers that are there,
// whoever's they are.
//
// The lives of all citizens are made up to their answers to know them, one after the other, so that a citizen
// alone gets the same documents. This file must not know what is told of a document.
#include <algorithm>
#include <tuple>

#include "generators/life.h"
#include "generators/record_ids.h"
#include "generators/uploads.h"
#include "sim/model/input_error.h"

namespace slettefrist::generators {
namespace {

struct ParentPlace {
  Day day;
  std::int32_t citizen_id = 0;
  std::int32_t place = 0;
};

std::vector<ParentPlace> all_parents(const Ground& ground) {
  std::vector<ParentPlace> all;
  for (RecordId id = 1; id <= ground.settings.citizens; ++id) {
    const std::vector<Family> families = answered_families_of(ground, citizen_of(ground, id)).families;
    const std::vector<Parent> parents = parents_in(ground, families);
    for (std::size_t i = 0; i < parents.size(); ++i) {
      const Day day = ground.time.day_of(parents[i].at);
      if (day > ground.settings.ends_on) continue;
      all.push_back({day, static_cast<std::int32_t>(id), static_cast<std::int32_t>(i)});
    }
  }
  std::sort(all.begin(), all.end(), [](const ParentPlace& a, const ParentPlace& b) {
    return std::tie(a.day, a.citizen_id, a.place) < std::tie(b.day, b.citizen_id, b.place);
  });
  return all;
}

class DocumentDealer {
 public:
  explicit DocumentDealer(const Ground& ground) : settings_(ground.settings), parents_(all_parents(ground)) {}

  void deal_month(const MonthVolume& month) {
    from_ = std::max(month.from, settings_.uploads_open_on);
    for (std::int64_t place = 0; place < month.count; ++place) {
      Stream stream = stream_of(settings_, Purpose::volume_document, month, place);
      if (!deal_one(month, place, stream)) return;
    }
  }

  std::vector<DealtDocument> finish() {
    std::sort(dealt_.begin(), dealt_.end(), [](const DealtDocument& a, const DealtDocument& b) {
      return std::tie(a.citizen_id, a.day, a.parent, a.is_saved_at_once) <
             std::tie(b.citizen_id, b.day, b.parent, b.is_saved_at_once);
    });
    check_days();
    if (!problems_.empty()) throw InputError(std::move(problems_));
    return std::move(dealt_);
  }

 private:
  // False, and a problem, where there is no parent: one is told a month.
  bool deal_one(const MonthVolume& month, std::int64_t place, Stream& stream) {
    const int delay = month.delay ? delay_days(month, place, month.count, stream) : 0;
    const Day earliest = from_ - (month.delay ? delay : kUploadLagDays);
    const Day latest = month.to - delay;
    const ParentPlace* parent = draw_parent(earliest, latest, stream);
    if (!parent) {
      complain(month, earliest, latest, delay);
      return false;
    }
    DealtDocument document{parent->citizen_id, parent->day + delay, parent->place, false};
    if (!month.delay) place_soon(month, *parent, stream, document);
    dealt_.push_back(document);
    return true;
  }

  const ParentPlace* draw_parent(Day earliest, Day latest, Stream& stream) const {
    const auto first = std::lower_bound(parents_.begin(), parents_.end(), earliest,
                                        [](const ParentPlace& parent, Day day) { return parent.day < day; });
    const auto last = std::upper_bound(first, parents_.end(), latest,
                                       [](Day day, const ParentPlace& parent) { return day < parent.day; });
    if (first == last) return nullptr;
    return &first[static_cast<std::ptrdiff_t>(stream.index(static_cast<std::size_t>(last - first)))];
  }

  void place_soon(const MonthVolume& month, const ParentPlace& parent, Stream& stream,
                  DealtDocument& document) const {
    document.is_saved_at_once = parent.day >= from_ && stream.chance(kShareAtOnce);
    if (document.is_saved_at_once) return;
    const Day first = std::max(parent.day, from_);
    const Day last = std::min(parent.day + kUploadLagDays, month.to);
    document.day = first + stream.whole(0, last - first);
  }

  void complain(const MonthVolume& month, Day earliest, Day latest, int delay) {
    std::string what =
        "count: read " + std::to_string(month.count) + " documents in " + to_text(month.from).substr(0, 7);
    if (month.delay) what += ", one of them " + std::to_string(delay) + " days after its parent";
    what += ", expected a notification or answer from " + to_text(earliest) + " to " + to_text(latest) +
            " to hang it on";
    problems_.push_back({settings_.volumes.file, month.line, 0, what,
                         month.delay ? "Leave the deciles of this month empty, or give more notifications"
                                     : "Give notifications in these days, or set documents_on = \"any\""});
  }

  // A document left out for want of an id would be one too few.
  void check_days() {
    constexpr std::ptrdiff_t kMostADay = std::ptrdiff_t{1} << kRunningBits;
    for (auto first = dealt_.begin(); first != dealt_.end();) {
      const auto last = std::find_if(first, dealt_.end(), [&](const DealtDocument& each) {
        return each.citizen_id != first->citizen_id || each.day != first->day;
      });
      if (last - first > kMostADay) {
        problems_.push_back({settings_.volumes.file, 0, 0,
                             "count: citizen " + std::to_string(first->citizen_id) + " would get " +
                                 std::to_string(last - first) + " documents on " + to_text(first->day) +
                                 ", expected at most " + std::to_string(kMostADay) + ", as many as ids hold",
                             "Give fewer documents, or more notifications to hang them on"});
      }
      first = last;
    }
  }

  const Settings& settings_;
  std::vector<ParentPlace> parents_;
  Day from_;
  std::vector<DealtDocument> dealt_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<DealtDocument> dealt_documents(const Ground& ground) {
  const Volumes& volumes = ground.settings.volumes;
  if (!volumes.has(Area::document)) return {};
  DocumentDealer dealer(ground);
  for (const MonthVolume& month : volumes.months) {
    if (month.area == Area::document) dealer.deal_month(month);
  }
  return dealer.finish();
}

}  // namespace slettefrist::generators
