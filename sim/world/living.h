// The world's own account of what lies in the store: every record that entered and was not seen to vanish.
//
// Keeps the records themselves, so that surviving rows can be compared with the history column by column, and
// lets go of a family when nothing of it is left and nothing of it is still to come. Lookups go through hash
// maps; whatever is listed is sorted.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "sim/model/history.h"
#include "sim/model/observation.h"
#include "sim/store/store.h"

namespace slettefrist::world {

struct LiveFamily {
  Family family;
  bool notification_present = false;
  std::vector<bool> answers_present;
  std::vector<bool> documents_present;
  std::uint32_t present = 0;  // records in the store
  std::uint32_t pending = 0;  // records whose time has not come
};

struct LiveSanction {
  Sanction sanction;
  bool served_known = false;
};

class Living {
 public:
  explicit Living(ContentSource content);

  // -- entering --
  LiveFamily& adopt(Family&& family);
  void enter_notification(LiveFamily& family);
  void enter_answer(LiveFamily& family, std::uint32_t index);
  void enter_document(LiveFamily& family, std::uint32_t index);
  bool parent_present(const LiveFamily& family, const Document& document) const;
  void settle(LiveFamily& family);  // frees it when nothing is present and nothing pending
  const Sanction& enter(Sanction&& sanction);
  LiveSanction* sanction(RecordId id);  // nullptr when it is not in the store
  // The citizen's row from now on; nullptr when the citizen is not in the store.
  const Citizen* change(Citizen&& citizen);
  template <class Record>
  const Record& enter(Record&& record) {
    auto& slot = singles<std::remove_cvref_t<Record>>()[id_of(record)];
    slot = std::make_unique<std::remove_cvref_t<Record>>(std::move(record));
    return *slot;
  }

  // -- the observer's questions --
  bool is_present(RecordKey key) const;
  std::int64_t count(Area area) const;
  std::vector<RecordId> ids(Area area) const;                         // sorted
  void remove(RecordKey key);                                         // was seen to be gone
  std::optional<std::uint64_t> expected_digest(RecordKey key) const;  // nothing: it is not present
  // Name of the first column in which `row` (Store::row) differs from the history, "" if none does.
  std::string differing_column(RecordKey key, const std::vector<Value>& row) const;

 private:
  struct Slot {
    LiveFamily* family = nullptr;
    std::uint32_t index = 0;
  };
  template <class Record>
  using Map = std::unordered_map<RecordId, std::unique_ptr<Record>>;
  template <class Record>
  Map<Record>& singles();
  const LiveFamily* with_notification(RecordId id) const;  // nullptr when its notification is not present
  // Calls visitor(record, content) with the record as it should stand in the store.
  template <class Visitor>
  auto with_record(RecordKey key, Visitor&& visitor) const;

  ContentSource content_;
  std::unordered_map<RecordId, std::unique_ptr<LiveFamily>> families_;  // by notification id, present or not
  std::int64_t notification_count_ = 0;                                 // the present ones
  std::unordered_map<RecordId, Slot> answers_;
  std::unordered_map<RecordId, Slot> documents_;
  Map<LiveSanction> sanctions_;
  Map<Citizen> citizens_;
  Map<ContactCourse> contact_courses_;
  Map<PlanDraft> plan_drafts_;
  Map<BenefitReport> benefit_reports_;
  Map<Message> messages_;
};

}  // namespace slettefrist::world
