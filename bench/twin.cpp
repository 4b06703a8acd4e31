// Purges a made store through the plain C interface, without a log: the limits that a purge is held against.
//
//   bench_twin FILE WAY STORE BOUNDS [nights=N] [batch=N] [PRAGMA=VALUE...]
//
// WAY: `indexed` one transaction by the indexes, `scan` the same rows found by reading the tables from end to
// end, `batches` LIMIT batches in the order of the index, `documents` only those due by their own rule,
// `document-batches` these in LIMIT batches.
// BOUNDS is what bench_make_store wrote, a line a night. Appends "seconds rows longest-transaction-seconds" a
// night to FILE. It links nothing but SQLite and knows no rule.
#include <array>
#include <fstream>
#include <iostream>
#include <unordered_map>

#include "bench/raw_connection.h"
#include "bench/transaction_clock.h"

namespace slettefrist::bench {
namespace {

struct Order {
  std::string way;
  std::string batch = "10000";
  int nights = 1'000;  // at most
};

// Of one night, as SQL.
struct Bounds {
  std::string answered;
  std::string unanswered;
  std::string document;
  std::string sanction;
};

const std::string kEarliest = "min(coalesce(expires_on, served_on), coalesce(served_on, expires_on))";

// Which rows of a table go: "id IN (...)" where a batch is wanted, else the condition itself.
std::string chosen(const std::string& table, const std::string& id, const std::string& anchor,
                   const std::string& bound, const Order& order) {
  if (order.way == "scan") return "+" + anchor + " < " + bound;  // the plus forbids the index
  const std::string condition = anchor + " < " + bound;
  if (!order.way.ends_with("batches")) return condition;
  return id + " IN (SELECT " + id + " FROM " + table + " WHERE " + condition + " ORDER BY " + anchor +
         " LIMIT " + order.batch + ")";
}

using Group = std::vector<std::string>;  // statements whose rows hang together: one transaction of a batch

std::vector<Group> groups_of(const Order& order, const Bounds& bounds) {
  const std::string answers = chosen("answer", "answer_id", "answered_at", bounds.answered, order);
  const std::string open =
      chosen("aux_unanswered", "notification_id", "notified_at", bounds.unanswered, order);
  const Group documents{"DELETE FROM document WHERE " +
                        chosen("document", "document_id", "stored_at", bounds.document, order)};
  if (order.way.starts_with("document")) return {documents};
  const std::string by_list =
      "DELETE FROM notification WHERE notification_id IN (SELECT notification_id FROM ";
  return {
      documents,
      {by_list + "answer WHERE " + answers + ")", "DELETE FROM answer WHERE " + answers},
      {by_list + "aux_unanswered WHERE " + open + ")", "DELETE FROM aux_unanswered WHERE " + open},
      {"DELETE FROM sanction WHERE " + chosen("sanction", "sanction_id", kEarliest, bounds.sanction, order)}};
}

class Twin {
 public:
  explicit Twin(RawConnection& connection) : connection_(connection) {}

  PurgeTimes in_one_transaction(const std::vector<Group>& groups) {
    begin();
    for (const Group& group : groups) carry_out(group);
    commit();
    return times();
  }

  PurgeTimes in_batches(const std::vector<Group>& groups) {
    for (const Group& group : groups) {
      std::int64_t changed = 1;
      while (changed > 0) {
        begin();
        changed = carry_out(group);
        commit();
      }
    }
    return times();
  }

 private:
  void begin() {
    connection_.execute("BEGIN IMMEDIATE");
    clock_.begin();
  }
  void commit() {
    connection_.execute("COMMIT");
    clock_.end();
  }
  // Gives the rows of the last statement: none is left when it takes none. The helper table's are not
  // counted.
  std::int64_t carry_out(const Group& group) {
    std::int64_t changed = 0;
    for (const std::string& sql : group) {
      sqlite3_stmt*& statement = prepared_[sql];
      if (statement == nullptr) statement = connection_.prepare(sql);
      connection_.run(statement);
      changed = connection_.changes();
      if (!sql.starts_with("DELETE FROM aux_")) rows_ += changed;
    }
    return changed;
  }
  PurgeTimes times() const {
    PurgeTimes times = clock_.times();
    times.rows = rows_;
    return times;
  }

  RawConnection& connection_;
  TransactionClock clock_;
  std::int64_t rows_ = 0;
  std::unordered_map<std::string, sqlite3_stmt*> prepared_;
};

PurgeTimes purge(RawConnection& connection, const Order& order, const Bounds& bounds) {
  Twin twin{connection};
  const std::vector<Group> groups = groups_of(order, bounds);
  return order.way.ends_with("batches") ? twin.in_batches(groups) : twin.in_one_transaction(groups);
}

Order order_from(int argc, char** argv, RawConnection& connection) {
  Order order;
  order.way = argv[2];
  for (int i = 5; i < argc; ++i) {
    const std::string key{argv[i]};
    if (key.starts_with("batch=")) {
      order.batch = key.substr(key.find('=') + 1);
    } else if (key.starts_with("nights=")) {
      order.nights = std::stoi(key.substr(key.find('=') + 1));
    } else {
      connection.execute("PRAGMA " + key);
    }
  }
  return order;
}

bool is_way(const std::string& word) {
  const std::array<const char*, 5> ways{"indexed", "scan", "batches", "documents", "document-batches"};
  return std::find(ways.begin(), ways.end(), word) != ways.end();
}

}  // namespace
}  // namespace slettefrist::bench

int main(int argc, char** argv) {
  using namespace slettefrist::bench;
  if (argc < 5 || !is_way(argv[2])) {
    std::cerr << "usage: bench_twin FILE indexed|scan|batches|documents|document-batches STORE BOUNDS "
                 "[nights=N] [batch=N] [PRAGMA=VALUE...]\n";
    return 2;
  }
  try {
    RawConnection connection{argv[3]};
    connection.set_pragmas(false);
    const Order order = order_from(argc, argv, connection);
    std::ifstream lines{argv[4]};
    std::string day;
    Bounds bounds;
    for (int night = 0; night < order.nights; ++night) {
      if (!(lines >> day >> bounds.answered >> bounds.unanswered >> bounds.document >> bounds.sanction))
        break;
      bounds.sanction = "'" + bounds.sanction + "'";
      write_times(argv[1], purge(connection, order, bounds));
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "bench_twin: " << error.what() << '\n';
    return 3;
  }
}
