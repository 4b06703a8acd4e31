// Bulk inserts into a new store; see store_maker.h.
//
// Every record has a place on a line of time, evenly spread: the line of a quiet day begins with the last day
// that is due, that of an empty day after it, that of a backlog as long before it as it goes on behind.
// Rows are inserted in the order of their ids; for a random physical order the places are shuffled, so
// that what is due lies scattered over all pages. Every share that is not the generators' own is assumed
// (docs/bench-purge.md).
#include "sim/bench/store_maker.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "generators/stream.h"
#include "sim/model/rates.h"
#include "sim/store/sqlite_connection.h"
#include "sim/store/sqlite_schema.h"
#include "sim/store/store.h"

namespace slettefrist::purge_bench {
namespace {

using generators::Purpose;
using generators::Stream;

constexpr std::int64_t kOfficeOpens = 25'200;  // of UTC: no record lies near a midnight
constexpr std::int64_t kOfficeSeconds = 28'800;
constexpr double kShareWithBlob = 0.12;      // assumed; of notifications young enough for a document
constexpr std::int64_t kBlobBytes = 65'536;  // assumed
constexpr std::int64_t kRowsBetweenLooks = 4096;
constexpr std::int64_t kYoungEnough = 6;  // about one notification in so many

// A line of days on which records are laid evenly.
struct Line {
  Day first;
  std::int64_t days = 1;
  Instant at(std::int64_t place, std::int64_t places) const {
    const std::int64_t day = place * days / places;
    const std::int64_t in_day = place * days % places;
    const std::int64_t seconds = static_cast<std::int64_t>(
        static_cast<double>(in_day) / static_cast<double>(places) * static_cast<double>(kOfficeSeconds));
    return Instant{(first.number + day) * kSecondsADay + kOfficeOpens + seconds};
  }
};

Day day_of(Instant instant) { return Day{static_cast<std::int32_t>(instant.seconds / kSecondsADay)}; }

Line line_of(Case kind, Day edge, Day as_of) {
  const int kept_days = std::max(1, as_of - edge - 1);
  if (kind == Case::quiet) return {edge, kept_days + 1};
  if (kind == Case::empty) return {edge + 1, kept_days};
  return {edge + 1 - kept_days, std::int64_t{2} * kept_days};
}

struct Null {};

// The tables' insert statements and what is written into them.
class RowMaker {
 public:
  RowMaker(SQLite::Database& database, const StoreWish& wish)
      : wish_(wish),
        answered_(line_of(wish.kind, wish.edges.answered, wish.as_of)),
        unanswered_(line_of(wish.kind, wish.edges.unanswered, wish.as_of)),
        documents_(line_of(wish.kind, wish.edges.document, wish.as_of)),
        sanctions_(line_of(wish.kind, wish.edges.sanction, wish.as_of)),
        notification_(database, insert_into(Area::notification)),
        answer_(database, insert_into(Area::answer)),
        document_(database, insert_into(Area::document)),
        sanction_(database, insert_into(Area::sanction)),
        in_list_(database, "INSERT INTO " + std::string{store::kUnansweredTable} + " VALUES (?, ?)") {}

  void add(RecordId id, std::int64_t place) {
    Stream draw{wish_.seed, Purpose::bench_store, id};
    const bool is_answered = draw.chance(rates_.share_answered);
    const Instant anchor = (is_answered ? answered_ : unanswered_).at(place, wish_.notifications);
    const std::int64_t delay =
        is_answered ? draw.whole(1, 2 * static_cast<int>(rates_.answer_delay_days)) : 0;
    const Instant notified{anchor.seconds - delay * kSecondsADay};
    write(notification_, id, id, "101", "067", "absence", day_of(notified), notified, filler(id));
    if (!is_answered) unanswered_ids_.emplace_back(notified, id);
    if (is_answered) write(answer_, id, id, id, "067", "none", day_of(anchor), anchor, filler(id));
    const double with_document =
        wish_.kind == Case::blobs ? kShareWithBlob : rates_.documents_per_notification;
    const bool has_document = draw.chance(with_document) && day_of(anchor) >= documents_.first;
    if (has_document) add_document(id, anchor, is_answered, draw);
    const double sanctioned = rates_.sanctions_per_citizen_year / rates_.notifications_per_citizen_year;
    if (draw.chance(sanctioned)) add_sanction(id, place, draw);
  }

  // After all others, in the order of their dates.
  void add_unanswered() {
    std::sort(unanswered_ids_.begin(), unanswered_ids_.end());
    for (const auto& [notified, id] : unanswered_ids_) write(in_list_, notified, id);
  }

 private:
  static std::string insert_into(Area area) {
    std::string marks;
    for (std::size_t i = 0; i < store::columns_of(area).size(); ++i) marks += i == 0 ? "?" : ", ?";
    return "INSERT INTO " + std::string{name_of(area)} + " VALUES (" + marks + ")";
  }

  static std::string filler(RecordId id) {
    return "Made for a benchmark, record " + std::to_string(id) + "; nobody is meant.";
  }

  void add_document(RecordId id, Instant anchor, bool is_on_answer, Stream& draw) {
    const Instant stored{anchor.seconds + 60};
    bytes_.resize(static_cast<std::size_t>(
        wish_.kind == Case::blobs ? kBlobBytes : static_cast<std::int64_t>(rates_.document_bytes)));
    for (char& byte : bytes_) byte = static_cast<char>(draw() & 0xff);
    const auto size = static_cast<std::int64_t>(bytes_.size());
    const char* const type = "application/octet-stream";
    if (is_on_answer) {
      write(document_, id, id, Null{}, id, "bench.bin", type, size, day_of(stored), stored, &bytes_);
    } else {
      write(document_, id, id, id, Null{}, "bench.bin", type, size, day_of(stored), stored, &bytes_);
    }
  }

  void add_sanction(RecordId id, std::int64_t place, Stream& draw) {
    const Day expires = day_of(sanctions_.at(place, wish_.notifications));
    const Instant registered{(expires - 30).number * kSecondsADay + kOfficeOpens};
    const Day decided = expires - 30;
    if (draw.chance(rates_.share_sanctions_served)) {
      write(sanction_, id, id, id, "067", "quarantine", decided, registered, expires, expires + 7,
            registered);
    } else {
      write(sanction_, id, id, id, "067", "quarantine", decided, registered, expires, Null{}, Null{});
    }
  }

  template <class... Values>
  void write(SQLite::Statement& statement, const Values&... values) {
    int place = 0;
    (bind(statement, ++place, values), ...);
    statement.exec();
    statement.reset();
  }
  static void bind(SQLite::Statement& s, int at, std::int64_t value) { s.bind(at, value); }
  static void bind(SQLite::Statement& s, int at, const char* text) { s.bindNoCopy(at, text); }
  static void bind(SQLite::Statement& s, int at, const std::string& text) { s.bind(at, text); }
  static void bind(SQLite::Statement& s, int at, Instant value) { s.bind(at, value.seconds); }
  static void bind(SQLite::Statement& s, int at, Day value) { s.bind(at, to_text(value)); }
  static void bind(SQLite::Statement& s, int at, const std::vector<char>* bytes) {
    s.bindNoCopy(at, bytes->data(), static_cast<int>(bytes->size()));
  }
  static void bind(SQLite::Statement& s, int at, Null) { s.bind(at); }

  const StoreWish& wish_;
  const Rates rates_;
  Line answered_;
  Line unanswered_;
  Line documents_;
  Line sanctions_;
  std::vector<char> bytes_;
  SQLite::Statement notification_;
  SQLite::Statement answer_;
  SQLite::Statement document_;
  SQLite::Statement sanction_;
  SQLite::Statement in_list_;
  std::vector<std::pair<Instant, RecordId>> unanswered_ids_;
};

// Which place the record of each id takes.
std::vector<std::uint32_t> places_of(const StoreWish& wish) {
  std::vector<std::uint32_t> places(static_cast<std::size_t>(wish.notifications));
  std::iota(places.begin(), places.end(), 0U);
  if (wish.kind != Case::random_order) return places;
  Stream draw{wish.seed, Purpose::bench_store, 0};
  for (std::size_t left = places.size(); left > 1; --left)
    std::swap(places[left - 1], places[draw.index(left)]);
  return places;
}

void fill(SQLite::Database& database, const StoreWish& wish, const std::function<void()>& look) {
  SQLite::Transaction transaction{database};
  RowMaker rows{database, wish};
  const std::vector<std::uint32_t> places = places_of(wish);
  for (std::int64_t i = 0; i < wish.notifications; ++i) {
    rows.add(i + 1, places[static_cast<std::size_t>(i)]);
    if (i % kRowsBetweenLooks == 0) look();
  }
  rows.add_unanswered();
  transaction.commit();
}

}  // namespace

void make_store(const std::string& path, const StoreWish& wish, const std::function<void()>& look) {
  const store::TableNames names{StoreNames{}};
  const store::Connection database = store::created_connection(path, false, names);
  try {
    fill(*database, wish, look);
    store::finish_filling(*database, names, look);
  } catch (const SQLite::Exception& error) {
    throw StoreFailure(path + ": the store cannot be filled: " + error.what());
  }
}

std::int64_t document_bytes_of(Case kind, std::int64_t notifications) {
  if (kind != Case::blobs) return 0;
  return static_cast<std::int64_t>(static_cast<double>(notifications) * kShareWithBlob) / kYoungEnough *
         kBlobBytes;
}

}  // namespace slettefrist::purge_bench
