// The world's thread fills pages, the clerk's thread copies them into the ledger.
#include "sim/cli/clerk.h"

namespace slettefrist::cli {
namespace {

constexpr std::size_t kPagesBehind = 16;  // runs

}  // namespace

Clerk::Clerk(judge::Ledger& ledger, std::function<judge::Docket()> docket, bool in_background)
    : ledger_(ledger), docket_(std::move(docket)) {
  if (!in_background) return;
  pages_ = std::make_unique<HandOver<Page>>(kPagesBehind);
  thread_ = std::thread{&Clerk::write_all, this};
}

Clerk::~Clerk() {
  if (!thread_.joinable()) return;
  pages_->end();
  thread_.join();
}

void Clerk::delivered(const History&) { page_.dockets.push_back(docket_()); }

void Clerk::entered(RecordKey key, std::int32_t first_run) {
  page_.events.push_back({What::entered, key, first_run});
}

void Clerk::skipped(RecordKey key) { page_.events.push_back({What::skipped, key, 0}); }

void Clerk::not_reached(RecordKey key) { page_.events.push_back({What::not_reached, key, 0}); }

void Clerk::observed(const RunObservation& observation) {
  page_.observation = observation;
  page_.is_observed = true;
  turn_page();
}

void Clerk::turn_page() {
  Page page = std::exchange(page_, {});
  if (!pages_) return write(std::move(page));
  if (pages_->give(std::move(page))) return;
  if (const auto failure = pages_->failure()) std::rethrow_exception(failure);
}

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

void Clerk::write_all() {
  try {
    while (auto page = pages_->take()) write(std::move(*page));
  } catch (...) {
    pages_->end(std::current_exception());
  }
}

void Clerk::finish() {
  turn_page();
  if (!pages_) return;
  pages_->end();
  thread_.join();
  if (const auto failure = pages_->failure()) std::rethrow_exception(failure);
}

}  // namespace slettefrist::cli
