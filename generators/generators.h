// Synthetic history: people that cannot exist, and what happens to them.
//
// Every draw comes from a stream keyed by (seed, purpose, citizen): one citizen alone gets the same records
// as among a million, whatever the threads or shards. This room must not know a policy: the spans at whose
// ends records are planted are bare numbers to it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "generators/register_facts.h"
#include "sim/model/history.h"
#include "sim/model/people.h"
#include "sim/model/rates.h"
#include "sim/model/volumes.h"

namespace slettefrist::generators {

// A calendar span at whose far end planted records are aimed: anchor + years and months (day of month kept,
// last day of the month where it does not exist) + days.
struct Span {
  int months = 0;
  int days = 0;
};

struct PlantSpans {
  std::vector<Span> notification;  // counted from notified_at
  std::vector<Span> answer;        // counted from answered_at
  std::vector<Span> document;      // counted from stored_at
  std::vector<Span> sanction;      // counted from the earlier of expires_on and served_on
  std::vector<Day> days;     // further days of interest (rule dates): ends of spans are aimed at them too
  int run_at_minutes = 180;  // local time of the purge: instants are planted just before and after it
};

struct Settings {
  std::uint64_t seed = 0;
  std::int64_t citizens = 0;  // citizens 1..N
  std::optional<RecordId> only_citizen;
  std::int64_t shard_index = 1;  // 1..shard_count; citizen_id mod count + 1
  std::int64_t shard_count = 1;
  Day history_from;     // first day with records
  Day starts_on;        // first purge run
  Day ends_on;          // last day with records
  Day uploads_open_on;  // no document is stored before this day
  bool documents_on_any =
      false;  // false: only on notifications registered from uploads_open_on on, and on their answers
  Rates rates;
  Volumes volumes;  // in the place of rates, where it has an area
  CprForm cpr;
  std::vector<ListedNumber> listed_numbers;  // citizen k has the k-th of them; empty: numbers by `cpr`
  Codes codes;                               // a user's own; where a list is empty, ours
  double plant_share = 0.0;
  PlantSpans plant;
  RegisterFacts facts;
  int threads = 1;
  std::string
      scratch_dir;  // where a large history may be parked while its time has not come; "" = keep in memory
};

std::unique_ptr<HistorySource> make_source(const Settings& settings);

// How long a slice of time may be that lies in memory as a whole: the more citizens, the shorter. The history
// is the same whatever its slices.
std::int64_t slice_seconds(std::int64_t citizens);

// The bytes of a generated document: exactly byte_size of them, holding token(document, id). Same in every
// run.
std::string document_bytes(const Document& document);

}  // namespace slettefrist::generators
