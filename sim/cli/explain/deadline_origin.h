// The date that gives a record its due day, with the version of the rule that decides: looked up anew, as a
// proof has to name it.
//
// A window says the due day only. Due days are the oracle's; which date counts is read off the readings here.
// It must not know how a proof is written.
#pragma once

#include <optional>

#include "sim/cli/explain/found_record.h"
#include "sim/oracle/oracle.h"

namespace slettefrist::cli {

struct DeadlineOrigin {
  const Anchor* anchor = nullptr;
  const Rule* counted_by =
      nullptr;  // the rule whose period gives the day: a document's, where that holds back
  const RuleVersion* counted_version = nullptr;
  const RuleVersion* version = nullptr;  // of the rule by which the record goes
  oracle::DueDay due;
};

// Nothing where no single date gives the window's due day.
std::optional<DeadlineOrigin> deadline_origin(const FoundRecord& record, const Window& window,
                                              const Job& job);

// The window's story with that date in it, where there is one; else as story_of tells it.
WindowStory full_story(const FoundRecord& record, const Window& window, const Job& job);

// Of a record to which the policy gives no date: of each rule that could, what keeps it from doing so.
std::vector<std::string> why_no_date(const FoundRecord& record, const Job& job);

// When a date became known: a served date may do so after its sanction. Nothing for a citizen's.
std::optional<Instant> known_at(const Anchor& anchor, const FoundRecord& record);

}  // namespace slettefrist::cli
