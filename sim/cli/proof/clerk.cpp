// The world's thread fills pages, the clerk's thread copies them into the ledger.
#include "sim/cli/proof/clerk.h"

namespace slettefrist::cli {
namespace {

constexpr std::size_t kPagesBehind = 16;  // runs
// Before the first run a whole past comes in, and nothing is observed: it must not all lie on one page.
constexpr std::size_t kEventsAPage = 20'000;

}  // namespace

Clerk::Clerk(judge::Ledger& ledger, std::function<judge::Docket()> docket, bool in_background)
    : ledger_(ledger),
      docket_(std::move(docket)),
      pages_(kPagesBehind, in_background, [this](Page&& page) { write(std::move(page)); }) {}

void Clerk::delivered(const History&) {
  if (page_.events.size() > kEventsAPage) turn_page();
  page_.dockets.push_back(docket_());
}

void Clerk::entered(RecordKey key, std::int32_t first_run) {
  page_.events.push_back({What::entered, key, first_run});
}

void Clerk::skipped(RecordKey key) { page_.events.push_back({What::skipped, key, 0}); }

void Clerk::not_reached(RecordKey key) { page_.events.push_back({What::not_reached, key, 0}); }

void Clerk::observed(RunObservation&& observation) {
  page_.observation = std::move(observation);
  page_.is_observed = true;
  turn_page();
}

void Clerk::turn_page() { pages_.give(std::exchange(page_, {})); }

void Clerk::write(Page&& page) {
  for (judge::Docket& docket : page.dockets) ledger_.open(std::move(docket));
  for (const Event& event : page.events) {
    switch (event.what) {
      case What::entered:
        ledger_.entered(event.key, event.run);
        break;
      case What::skipped:
        ledger_.skipped(event.key);
        break;
      case What::not_reached:
        ledger_.not_reached(event.key);
        break;
    }
  }
  if (page.is_observed) ledger_.observed(page.observation);
}

void Clerk::finish() {
  turn_page();
  pages_.finish();
}

}  // namespace slettefrist::cli
