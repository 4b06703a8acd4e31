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
#include "sim/model/row_digest.h"
#include "sim/store/store.h"

namespace slettefrist::world {

// The digest of a row as it should stand, worked out when the row enters; 0 while it is not in the store.
using KnownDigest = std::uint64_t;

struct LiveFamily {
  Family family;
  KnownDigest notification_digest = 0;
  bool notification_present = false;
  std::vector<bool> answers_present;
  std::vector<bool> documents_present;
  std::uint32_t present = 0;  // records in the store
  std::uint32_t pending = 0;  // records whose time has not come
};

struct LiveSanction {
  Sanction sanction;
  bool served_known = false;
  KnownDigest digest = 0;
};

// The sanction as its row should stand: a served date that is not known yet is not there.
Sanction as_known(const LiveSanction& live);

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
  const LiveSanction* sanction(RecordId id) const;  // nullptr when it is not in the store
  void make_served_date_known(RecordId sanction_id);
  // The citizen's row from now on; nullptr when the citizen is not in the store.
  const Citizen* change(Citizen&& citizen);
  template <class Record>
  const Record& enter(Record record) {
    auto& slot = singles<Record>()[id_of(record)];
    slot = std::make_unique<LiveRecord<Record>>(LiveRecord<Record>{std::move(record), 0});
    stand(Record::kArea, slot->digest, digest_of(slot->record));
    if constexpr (std::is_same_v<Record, Hold>) has_had_holds_ = true;
    return slot->record;
  }

  // -- the observer's questions --
  // Without a hold there is no table of that name, or it is somebody else's.
  bool is_watched(Area area) const { return area != Area::hold || has_had_holds_; }
  bool is_present(RecordKey key) const;
  std::int64_t count(Area area) const;
  std::vector<RecordId> ids(Area area) const;                         // sorted
  void remove(RecordKey key);                                         // was seen to be gone
  std::optional<std::uint64_t> expected_digest(RecordKey key) const;  // nothing: it is not present
  // The digests of all its rows as they should stand, added up modulo 2^64, whatever their order.
  std::uint64_t digest_sum(Area area) const { return digest_sums_.at(index_of(area)); }
  // Name of the first column in which `row` (Store::row) differs from the history, "" if none does.
  std::string differing_column(RecordKey key, const std::vector<Value>& row) const;

 private:
  struct Slot {
    LiveFamily* family = nullptr;
    std::uint32_t index = 0;
    KnownDigest digest = 0;
  };
  template <class Record>
  struct LiveRecord {
    Record record;
    KnownDigest digest = 0;
  };
  template <class Record>
  using Map = std::unordered_map<RecordId, std::unique_ptr<LiveRecord<Record>>>;
  template <class Record>
  Map<Record>& singles();
  const LiveFamily* with_notification(RecordId id) const;  // nullptr when its notification is not present
  // A row stands in the store from now on with another digest than before; 0 = not there.
  void stand(Area area, KnownDigest& known, std::uint64_t digest) {
    digest_sums_.at(index_of(area)) += digest - known;
    known = digest;
  }
  void leave(Area area, KnownDigest& known) { stand(area, known, 0); }
  std::uint64_t digest_with_content(const Document& document) const;
  // Calls visitor(known_digest, record, content) with the record as it should stand in the store; `record`
  // and `content` are functions, since a known digest needs neither.
  template <class Result, class Visitor>
  std::optional<Result> with_record(RecordKey key, Visitor&& visitor) const;

  ContentSource content_;
  std::array<std::uint64_t, kAreaCount> digest_sums_{};
  std::unordered_map<RecordId, std::unique_ptr<LiveFamily>> families_;  // by notification id, present or not
  std::int64_t notification_count_ = 0;                                 // the present ones
  std::unordered_map<RecordId, Slot> answers_;
  std::unordered_map<RecordId, Slot> documents_;
  std::unordered_map<RecordId, std::unique_ptr<LiveSanction>> sanctions_;
  Map<Citizen> citizens_;
  Map<ContactCourse> contact_courses_;
  Map<PlanDraft> plan_drafts_;
  Map<BenefitReport> benefit_reports_;
  Map<Message> messages_;
  Map<Hold> holds_;
  bool has_had_holds_ = false;
};

}  // namespace slettefrist::world
