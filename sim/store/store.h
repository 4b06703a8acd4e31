// The narrow seam to a store: everything the rest of the house may ask of a database.
//
// The world feeds it (`apply`), the engine speaks SQL to it (`execute`, `query`, `transaction`), the observer
// watches it (`watch`, `inventory`, ...). It must not know a rule, a window or a scenario.
// A database failure throws StoreFailure (exit code 3, or the finding engine_failed inside an engine's run).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/model/hold.h"
#include "sim/model/observation.h"
#include "sim/model/records.h"

namespace slettefrist {

class StoreFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Because of what the store holds, or of who holds it; not because the machine has no room or no disk.
class StoreRefusal : public StoreFailure {
 public:
  using StoreFailure::StoreFailure;
};

// NULL, integer, text, day (TEXT in SQLite), instant (INTEGER unix seconds in SQLite).
using Value = std::variant<std::monostate, std::int64_t, std::string, Day, Instant>;

// The served date of a sanction that becomes known after the sanction itself.
struct ServedDate {
  RecordId sanction_id = 0;
  Day served_on;
  Instant registered_at;
};

// What the world brings into the store in one step; pointers stay valid during apply. Parents come before
// children.
struct Batch {
  std::vector<const Citizen*> citizens;
  std::vector<const Notification*> notifications;
  std::vector<const Answer*> answers;
  std::vector<const Document*> documents;
  std::vector<const Sanction*> sanctions;  // served_on and served_registered_at are left NULL where they are
                                           // not known yet at registration (known later: see served_dates)
  std::vector<ServedDate> served_dates;
  std::vector<const Citizen*> changed_citizens;  // rows that are there already, as they stand from now on
  std::vector<const ContactCourse*> contact_courses;
  std::vector<const PlanDraft*> plan_drafts;
  std::vector<const BenefitReport*> benefit_reports;
  std::vector<const Message*> messages;
  std::vector<const Hold*> holds;  // with the first of them comes the table
};

// The bytes of a document, or nothing for NULL. Deterministic: the same document always has the same bytes.
// Asked by several threads at a time.
using ContentSource = std::function<std::optional<std::string>(const Document&)>;

// Rows the watched connection touched; candidates only, since a rollback may have undone them.
struct Touched {
  std::vector<RecordKey> keys;  // ruled and unruled tables alike; sorted, unique
  bool is_complete = false;     // the database counts as many changed rows as were noted, in all tables
  bool schema_changed = false;
  bool unseen_writes = false;  // something else than a watched connection wrote: only an inventory tells what
  FindingDetail lost;          // not empty: the store is not the one that was watched, and why
  FindingDetail redefined;     // not empty: a record table is not the one that was made, and which
  std::vector<Area> dropped;   // record tables that are no tables any more
};

// All rows of a table.
struct RowSum {
  std::int64_t rows = 0;
  std::uint64_t digests = 0;  // added up modulo 2^64
  bool operator==(const RowSum&) const = default;
};

// A script of SQL statements of somebody else's.
struct Script {
  std::string text;
  std::vector<std::pair<std::string, Value>> values;  // by parameter: ":as_of"
  Instant now;                                        // what the database's own clock shows meanwhile
  bool may_read_clock = false;
  int seconds_max = 0;
  std::function<void()> look;  // called now and then meanwhile; may throw, which stops the script
};

class Store {
 public:
  virtual ~Store() = default;

  // -- the engine's side --
  virtual std::int64_t execute(const std::string& sql, const std::vector<Value>& values) = 0;  // rows changed
  // Calls `row` with the columns of each row; integers and text come as such, days and instants too.
  virtual void query(const std::string& sql, const std::vector<Value>& values,
                     const std::function<void(const std::vector<Value>&)>& row) = 0;
  virtual void transaction(const std::function<void()>& body) = 0;  // commits, or rolls back when body throws
  // What `body` reads is one state of the store; many small reads cost one lock. For the observer too.
  virtual void snapshot(const std::function<void()>& body) = 0;
  // Statement by statement on a watched connection of its own, so that nothing but what it commits outlives
  // it. Throws StoreFailure for an error, a clock read, a transaction left open (rolled back), or no end in
  // time.
  virtual void run_script(const Script& script) = 0;

  // -- the world's side: one transaction, foreign keys enforced --
  virtual void apply(const Batch& batch) = 0;
  virtual void checkpoint() = 0;  // brings everything into the main file and empties side files
  // From now on what a commit would bring into the main file is brought there by a thread of the store's own,
  // and another helps to add up rows. Only where nobody else touches its files.
  virtual void work_in_background() {}

  // -- the observer's side --
  virtual void watch() = 0;  // from here on rows touched on this connection are noted
  virtual Touched stop_watching() = 0;
  virtual std::vector<RecordId> present(Area area,
                                        const std::vector<RecordId>& ids) = 0;  // sorted subset of sorted ids
  virtual std::int64_t row_count(Area area) = 0;
  // Every row in id order with the digest of its columns (see row_digest.h).
  virtual void inventory(Area area, const std::function<void(RecordId, std::uint64_t)>& row) = 0;
  virtual RowSum row_sum(Area area) = 0;  // of the same, faster
  virtual std::optional<std::uint64_t> digest(Area area, RecordId id) = 0;
  // One row's columns in table order as values (a document's content as text); empty if there is no such row.
  virtual std::vector<Value> row(Area area, RecordId id) = 0;
  // Rows of deletion_log written since the last call, in order.
  virtual std::vector<LogRow> new_log_rows() = 0;
  // Whether another thread may ask for them while this one asks something else.
  virtual bool reads_log_apart() const { return false; }
  // Whether those that were handed out stand as they stood, with none put among them since.
  virtual bool is_log_as_read() { return true; }

  virtual std::string location() const = 0;  // "sqlite:/absolute/path"
  // The files that the store consists of, the main file first; a server has none that can be read. Nobody may
  // open the main file in this process: closing it again would take away the locks that the store holds.
  virtual std::vector<std::string> files() const { return {}; }
  // Bytes of the main file from `offset` on, fewer at its end.
  virtual std::string main_file_bytes(std::uint64_t /*offset*/, std::size_t /*count*/) { return ""; }
  // Every text and every piece of bytes in every table, ours or not; what cannot be read is passed over.
  virtual void each_text(
      const std::function<void(const std::string& table, std::string_view text)>& /*see*/) {}
  // The folder of the documents' bytes, where they do not lie in the column `content`; else "".
  virtual std::string content_folder() const { return ""; }
};

}  // namespace slettefrist
