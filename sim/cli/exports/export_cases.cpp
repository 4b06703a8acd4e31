// Building families out of sightings; see export_cases.h.
//
// A parent counts as a child's when it was there at the child's first sight, or in the export before. It must
// not know files.
#include "sim/cli/exports/export_cases.h"

#include <algorithm>

#include "sim/model/parentless.h"

namespace slettefrist::cli {
namespace {

// A child that hangs on nothing may go at any time: it should not be there.
Window free_window() {
  Window window;
  window.opens_run = 0;
  window.with_parent = true;
  return window;
}

class CaseBuilder {
 public:
  CaseBuilder(const ExportArchive& archive, const oracle::Oracle& oracle, const ExportWindows& windows,
              bool documents_stay)
      : archive_(archive), oracle_(oracle), windows_(windows), documents_stay_(documents_stay) {}

  ExportCases build() {
    for (const auto& each : archive_.shelf<Notification>().sightings) {
      family_of_[each.record.notification_id] = families_.size();
      families_.push_back({each.record, {}, {}});
    }
    for (const auto& each : archive_.shelf<Answer>().sightings) place(each);
    for (const auto& each : archive_.shelf<Document>().sightings) place(each);
    for (Family& family : families_) add_family(family);
    add_singles<Citizen, Sanction, ContactCourse, PlanDraft, BenefitReport, Message>();
    return std::move(cases_);
  }

 private:
  template <class Parent, class Child>
  bool was_beside(const Sighting<Parent>* parent, const Sighting<Child>& child) const {
    return parent != nullptr && parent->first_export <= child.first_export &&
           parent->last_export >= child.first_export - 1;
  }
  const Sighting<Notification>* notification(RecordId id) const {
    return archive_.shelf<Notification>().find(id);
  }

  void place(const Sighting<Answer>& answer) {
    if (!was_beside(notification(answer.record.notification_id), answer)) return add_orphan(answer);
    families_[family_of_[answer.record.notification_id]].answers.push_back(answer.record);
  }

  void place(const Sighting<Document>& document) {
    std::optional<RecordId> id = document.record.notification_id;
    if (document.record.answer_id) {
      const auto* const answer = archive_.shelf<Answer>().find(*document.record.answer_id);
      if (!was_beside(answer, document)) return add_orphan(document);
      id = answer->record.notification_id;
      if (!was_beside(notification(*id), *answer)) return add_orphan(document);
    } else if (!id || !was_beside(notification(*id), document)) {
      return add_orphan(document);
    }
    families_[family_of_[*id]].documents.push_back(document.record);
  }

  void add_family(Family& family) {
    std::sort(family.answers.begin(), family.answers.end(), [](const Answer& a, const Answer& b) {
      return std::pair{a.answered_at, a.answer_id} < std::pair{b.answered_at, b.answer_id};
    });
    std::sort(family.documents.begin(), family.documents.end(), [](const Document& a, const Document& b) {
      return std::pair{a.stored_at, a.document_id} < std::pair{b.stored_at, b.document_id};
    });
    add(family);
  }

  template <class Case>
  void add(const Case& record) {
    fates_.clear();
    oracle_.fates_of(record, fates_);
    for (Fate& fate : fates_) windows_.round(fate);
    cases_.docket.add(record, fates_);
  }

  template <class... Records>
  void add_singles() {
    (
        [&] {
          for (const auto& each : archive_.shelf<Records>().sightings) add(each.record);
        }(),
        ...);
  }

  // The document's own windows, worked out under a notification of the same instant.
  Windows own_windows(const Document& document) const {
    std::vector<Fate> fates;
    oracle_.fates_of(family_of_parentless(document), fates);
    windows_.round(fates.back());
    drop_windows_with_parent(fates.back().windows);
    return fates.back().windows;
  }
  static Windows own_windows(const Answer&) { return {}; }

  template <class Child>
  void add_orphan(const Sighting<Child>& child) {
    const bool may_stay = documents_stay_ && Child::kArea == Area::document;
    Fate fate{Child::kArea, id_of(child.record), child.record.citizen_id};
    fate.enters = false;  // not in the store of an engine that takes children along
    fate.windows = own_windows(child.record);
    if (!may_stay) fate.windows.insert(fate.windows.begin(), free_window());
    if (!may_stay) note_orphan(child, fate);
    cases_.docket.add(child.record, {&fate, 1});
  }

  // Told of the first run after which it is there.
  template <class Child>
  void note_orphan(const Sighting<Child>& child, const Fate& fate) {
    const int first_after = std::max(child.first_export, 1);
    if (child.last_export < first_after) return;
    const std::vector<Run>& runs = windows_.steps().runs;
    const Run& left_behind = runs[static_cast<std::size_t>(first_after - 1)];
    const bool is_gone = child.last_export < archive_.exports() - 1;
    const Run& until = is_gone ? runs[static_cast<std::size_t>(child.last_export)] : runs.back();
    Finding finding;
    finding.kind = FindingKind::orphan;
    finding.area = name_of(fate.area);
    finding.record_id = fate.id;
    finding.citizen_id = fate.citizen_id;
    if (is_gone) finding.observed_on = until.as_of;
    finding.days_off = until.as_of - left_behind.as_of;
    finding.detail = {{DetailPhrase::parent_not_there, left_behind.as_of}};
    cases_.orphans.push_back(std::move(finding));
  }

  const ExportArchive& archive_;
  const oracle::Oracle& oracle_;
  const ExportWindows& windows_;
  bool documents_stay_;
  std::vector<Family> families_;
  std::unordered_map<RecordId, std::size_t> family_of_;
  std::vector<Fate> fates_;  // of the case being added
  ExportCases cases_;
};

}  // namespace

ExportCases cases_of(const ExportArchive& archive, const oracle::Oracle& oracle, const ExportWindows& windows,
                     bool documents_stay) {
  return CaseBuilder{archive, oracle, windows, documents_stay}.build();
}

}  // namespace slettefrist::cli
