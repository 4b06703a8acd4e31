// Delivery of a history that is already in memory, by first instant.
#include "sim/world/memory_source.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace slettefrist::world {
namespace {

Instant first_instant(const Family& family) { return family.notification.notified_at; }
Instant first_instant(const CitizenChange& change) { return change.changed_at; }
template <class Record>
Instant first_instant(const Record& record) {
  return entered_at(record);
}
RecordId first_id(const Family& family) { return family.notification.notification_id; }
RecordId first_id(const CitizenChange& change) { return change.citizen.citizen_id; }
template <class Record>
RecordId first_id(const Record& record) {
  return id_of(record);
}

template <class Item>
void sort_by_entry(std::vector<Item>& items) {
  // Stable: of two changes of one citizen in one second the later told one counts.
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return std::pair{first_instant(a), first_id(a)} < std::pair{first_instant(b), first_id(b)};
  });
}

// What is there from the start.
template <class Record>
void sort_by_id(std::vector<Record>& records) {
  std::sort(records.begin(), records.end(),
            [](const Record& a, const Record& b) { return id_of(a) < id_of(b); });
}

// Hands out a sorted vector from the front.
template <class Item>
class Queue {
 public:
  explicit Queue(std::vector<Item> items) : items_(std::move(items)) { sort_by_entry(items_); }
  void deliver_until(Instant until, std::vector<Item>& out) {
    out.clear();
    while (next_ < items_.size() && first_instant(items_[next_]) < until) {
      out.push_back(std::move(items_[next_++]));
    }
  }

 private:
  std::vector<Item> items_;
  std::size_t next_ = 0;
};

class MemorySource : public HistorySource {
 public:
  explicit MemorySource(History h)
      : citizens_(std::move(h.citizens)),
        citizen_changes_(std::move(h.citizen_changes)),
        families_(std::move(h.families)),
        sanctions_(std::move(h.sanctions)),
        contact_courses_(std::move(h.contact_courses)),
        plan_drafts_(std::move(h.plan_drafts)),
        benefit_reports_(std::move(h.benefit_reports)),
        messages_(std::move(h.messages)),
        holds_(std::move(h.holds)) {
    sort_by_id(citizens_);
    sort_by_id(holds_);
  }

  std::vector<Citizen> next_citizens(std::size_t) override { return std::exchange(citizens_, {}); }

  void deliver_until(Instant until, History& delivery) override {
    delivery.citizens = std::exchange(citizens_, {});
    delivery.holds = std::exchange(holds_, {});
    citizen_changes_.deliver_until(until, delivery.citizen_changes);
    families_.deliver_until(until, delivery.families);
    sanctions_.deliver_until(until, delivery.sanctions);
    contact_courses_.deliver_until(until, delivery.contact_courses);
    plan_drafts_.deliver_until(until, delivery.plan_drafts);
    benefit_reports_.deliver_until(until, delivery.benefit_reports);
    messages_.deliver_until(until, delivery.messages);
  }

 private:
  std::vector<Citizen> citizens_;
  Queue<CitizenChange> citizen_changes_;
  Queue<Family> families_;
  Queue<Sanction> sanctions_;
  Queue<ContactCourse> contact_courses_;
  Queue<PlanDraft> plan_drafts_;
  Queue<BenefitReport> benefit_reports_;
  Queue<Message> messages_;
  std::vector<Hold> holds_;
};

class MergedSource : public HistorySource {
 public:
  MergedSource(std::unique_ptr<HistorySource> first, std::unique_ptr<HistorySource> second)
      : first_(std::move(first)), second_(std::move(second)) {}

  // The first source sets the pace; with its last portion, and after it, comes what the second has left.
  std::vector<Citizen> next_citizens(std::size_t most) override {
    append(second_->next_citizens(most), others_);
    std::vector<Citizen> portion = first_->next_citizens(most);
    auto end = others_.end();
    if (!portion.empty()) {
      end = std::upper_bound(others_.begin(), others_.end(), id_of(portion.back()),
                             [](RecordId last, const Citizen& citizen) { return last < citizen.citizen_id; });
    }
    std::move(others_.begin(), end, std::back_inserter(portion));
    others_.erase(others_.begin(), end);
    sort_by_id(portion);
    return portion;
  }

  // Only where the second source has none, as which of them belong into a portion is known from the last one.
  void hand_out_citizens(const WorkOnCitizens& work) override {
    append(second_->next_citizens(std::numeric_limits<std::size_t>::max()), others_);
    if (others_.empty()) first_->hand_out_citizens(work);
  }

  void deliver_until(Instant until, History& delivery) override {
    first_->deliver_until(until, delivery);
    History other;
    second_->deliver_until(until, other);
    append(std::exchange(others_, {}), delivery.citizens);
    append(std::move(other.citizens), delivery.citizens);
    sort_by_id(delivery.citizens);
    merge(delivery.citizen_changes, other.citizen_changes);
    merge(delivery.families, other.families);
    merge(delivery.sanctions, other.sanctions);
    merge(delivery.contact_courses, other.contact_courses);
    merge(delivery.plan_drafts, other.plan_drafts);
    merge(delivery.benefit_reports, other.benefit_reports);
    merge(delivery.messages, other.messages);
    append(std::move(other.holds), delivery.holds);
    sort_by_id(delivery.holds);
  }

 private:
  template <class Item>
  static void append(std::vector<Item>&& from, std::vector<Item>& into) {
    std::move(from.begin(), from.end(), std::back_inserter(into));
  }
  template <class Item>
  static void merge(std::vector<Item>& into, std::vector<Item>& from) {
    if (from.empty()) return;
    append(std::move(from), into);
    sort_by_entry(into);
  }
  std::unique_ptr<HistorySource> first_;
  std::unique_ptr<HistorySource> second_;
  std::vector<Citizen> others_;  // of the second source, whose turn has not come
};

}  // namespace

std::unique_ptr<HistorySource> make_memory_source(History history) {
  return std::make_unique<MemorySource>(std::move(history));
}

std::unique_ptr<HistorySource> make_merged_source(std::unique_ptr<HistorySource> first,
                                                  std::unique_ptr<HistorySource> second) {
  return std::make_unique<MergedSource>(std::move(first), std::move(second));
}

}  // namespace slettefrist::world
