// What the ledger keeps of its closed cases for the report's charts: counts a day, and the lives of a few
// citizens.
//
// Bounded whatever the size of the world: a few numbers a run, and a sample of citizens that depends on their
// ids alone, so that neither threads nor the order of closing can change it. It must not know a policy or a
// store.
#pragma once

#include <map>
#include <string_view>
#include <tuple>
#include <vector>

#include "sim/judge/judgements.h"
#include "sim/model/flow.h"

namespace slettefrist::judge {

constexpr std::size_t kSampledCitizensMost = 40;
constexpr std::size_t kLivesOfCitizenMost = 40;
constexpr std::size_t kLivesWithFindingMost = 200;

class Chronicle {
 public:
  explicit Chronicle(const RunCalendar& calendar);

  // A case whose record was in the store. `first_finding`: the name of a kind it is told under, "" for none.
  void note(const Fate& fate, const Seen& seen, std::optional<Instant> stored_at,
            std::string_view first_finding);

  Flow flow() const;
  std::vector<Life> lives() const;  // by citizen, then area, then id

 private:
  // Rises and falls at each run: its running sum is the number at that run.
  using Changes = std::vector<std::int32_t>;
  struct AreaChanges {
    Changes living, removed, due, waiting, overdue;
    bool is_ruled = false;
    std::int64_t remaining = 0;
    std::optional<Instant> oldest_stored;
  };
  struct Span {
    std::int32_t from = 0;
    std::int32_t until = 0;
  };
  void note_spans(const Fate& fate, const Seen& seen, AreaChanges& area);
  void add_united(std::vector<Span>& spans, std::int32_t from, std::int32_t until, Changes& changes);
  void sample(const Life& life, std::string_view first_finding);

  const RunCalendar& calendar_;
  std::int32_t runs_;
  std::vector<std::int32_t> next_held_;  // by run: the first held one from it on, kNever for none
  std::array<AreaChanges, kAreaCount> areas_;
  std::map<std::uint64_t, std::vector<Life>> sampled_;  // by the citizen's mark: the smallest are kept
  std::map<std::tuple<std::string_view, std::string_view, RecordId>, Life> with_finding_;  // as findings.csv
  std::vector<Span> spans_;  // for the case in hand
};

}  // namespace slettefrist::judge
