// The history: everything that happens in the world, whatever an engine does to it.
//
// A Family is a notification with the answers and documents that hang on it; with the policy of 2024-1 its
// records decide each other's fate and nobody else's, so it is what the oracle looks at. A history does not
// react to the engine: what is aimed at a record that is gone stays here and is skipped at the store.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/model/hold.h"
#include "sim/model/records.h"

namespace slettefrist {

// Children of one notification. Answers are sorted by (answered_at, answer_id), documents by (stored_at,
// document_id); a document hangs on the notification or on one of these answers.
struct Family {
  Notification notification;
  std::vector<Answer> answers;
  std::vector<Document> documents;
};

// A citizen's row as it stands from `changed_at` on: a move, another fund, a new CPR number.
struct CitizenChange {
  Instant changed_at;
  Citizen citizen;
};

// A whole history, or one delivery of it. Citizens are as they first entered; what changes in them later is
// in `citizen_changes`, in time order. Holds are there from the start like citizens, sorted by id.
struct History {
  std::vector<Citizen> citizens;
  std::vector<CitizenChange> citizen_changes;
  std::vector<Family> families;
  std::vector<Sanction> sanctions;
  std::vector<ContactCourse> contact_courses;
  std::vector<PlanDraft> plan_drafts;
  std::vector<BenefitReport> benefit_reports;
  std::vector<Message> messages;
  std::vector<Hold> holds;
};

// Calls visitor(list) for the families and for every list of records that stand alone.
template <class AnyHistory, class Visitor>
void visit_lists(AnyHistory& history, Visitor&& visitor) {
  visitor(history.citizens);
  visitor(history.families);
  visitor(history.sanctions);
  visitor(history.contact_courses);
  visitor(history.plan_drafts);
  visitor(history.benefit_reports);
  visitor(history.messages);
  visitor(history.holds);
}

// What is left to do with something in its turn; may throw to stop.
using InTurn = std::function<void()>;
// Is called by several threads at once, on portions of citizens in any order; what it gives is called in the
// order of the portions, one at a time.
using WorkOnCitizens = std::function<InTurn(std::vector<Citizen>&& portion)>;

// Hands a history over piece by piece in time order, so that memory need not hold all of it.
class HistorySource {
 public:
  virtual ~HistorySource() = default;
  // Replaces `delivery` by every family and single record whose first instant lies strictly before `until`
  // and that was not delivered yet. Citizens come with the first call. The order inside a delivery is the
  // same for every thread count: by first instant, then by id.
  virtual void deliver_until(Instant until, History& delivery) = 0;
  // For whoever need not hold all citizens at once: before the first delivery, the next ones by id, about
  // `most` of them. None: the rest, which may be all of them, comes with that delivery.
  virtual std::vector<Citizen> next_citizens(std::size_t most) {
    static_cast<void>(most);
    return {};
  }
  // The same for whoever has work to do on each of them, where the source can draw several portions at once:
  // on a thread that works on what it has drawn. What was not handed out is left for the calls above.
  virtual void hand_out_citizens(const WorkOnCitizens& work) { static_cast<void>(work); }
};

}  // namespace slettefrist
