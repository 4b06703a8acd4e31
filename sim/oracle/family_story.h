// A family's story as it is told: the documents' own lives, the notification's life, then each child under
// its parent. Told by three files: lives in family.cpp, what holds whom in family_holds.cpp, fates in
// children.cpp.
//
// It must not know the calendar arithmetic of a period, nor slack and outages (lifetime.h).
#pragma once

#include <boost/container/small_vector.hpp>
#include <optional>
#include <vector>

#include "sim/model/history.h"
#include "sim/model/window.h"
#include "sim/oracle/lifetime.h"

namespace slettefrist::oracle {

class FamilyStory {
 public:
  FamilyStory(const Context& context, const Family& family)
      : context_(context),
        family_(family),
        reading_(context.rulebook.reading()),
        cutoff_(context.runs.cutoff()) {}

  void tell(std::vector<Fate>& fates);

 private:
  using Facts = boost::container::small_vector<Instant, 4>;

  bool is_reached(Instant fact) const { return fact < cutoff_; }
  bool is_out_of_scope() const;
  bool documents_stay() const { return reading_.document_under_parent == DocumentUnderParent::stays; }
  bool goes_with_parent() const { return !is_out_of_scope_ && !documents_stay(); }
  void live_documents();
  void live_notification();
  Facts facts_of_notification() const;
  const Answer* counting_answer(Instant known_until) const;
  Demand notification_demand(std::size_t slot, const Moment& moment, const LifetimeWalk& walk);
  void hold_back(Demand& demand, std::size_t slot, const Moment& moment, const LifetimeWalk& walk) const;
  std::optional<Deadline> document_deadline(const Document& document, Day as_of) const;
  void note_close_answer(Day deadline);

  const HeldTime& held_document(std::size_t position) const {
    return held_documents_.empty() ? nothing_held_ : held_documents_[position];
  }
  void find_holds_of_documents();
  void find_holds_of_notification();
  std::vector<Stretch> holds_of_lost_notification(const Document& document) const;
  std::vector<Stretch> holds_by_document(std::size_t position) const;
  std::vector<std::int32_t> turns_of_notification() const;
  std::vector<Stretch> stretches_of(Area area, RecordId id, Instant since) const {
    return context_.holds.stretches_of(area, id, since, context_.runs);
  }

  Fate notification_fate() const;
  Fate answer_fate(const Answer& answer) const;
  Fate document_fate(std::size_t position);
  void arrive(Fate& fate, Instant entry) const;
  Windows windows_along(const Windows& parents, Instant entry) const;
  void join_parent(Lifetime& life, std::size_t position) const;

  const Context& context_;
  const Family& family_;
  const Reading& reading_;
  const Instant cutoff_;
  bool is_out_of_scope_ = false;
  bool has_close_answer_ = false;  // an answer within a day of one of the notification's deadlines
  const HeldTime nothing_held_;
  std::vector<HeldTime> held_documents_;  // empty where there are no holds at all
  HeldTime held_notification_;
  std::vector<Lifetime> documents_;
  Lifetime notification_;
};

}  // namespace slettefrist::oracle
