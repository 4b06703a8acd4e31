// Purges a made store through the plain C interface, without a log: the limits that a purge is held against.
//
//   bench_twin FILE WAY STORE BOUNDS [nights=N] [batch=N] [PRAGMA=VALUE...]
//
// WAY: `indexed` one transaction by the indexes, `scan` the same rows found by reading the tables from end to
// end, `batches` LIMIT batches in the order of the index. BOUNDS is what bench_make_store wrote, a line a
// night. Appends "seconds rows longest-transaction-seconds" a night to FILE. It links nothing but SQLite and
// knows no rule.
#include <array>
#include <fstream>
#include <iostream>

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
  if (order.way != "batches") return condition;
  return id + " IN (SELECT " + id + " FROM " + table + " WHERE " + condition + " ORDER BY " + anchor +
         " LIMIT " + order.batch + ")";
}

// Statements of one transaction, which take what is due or, of batches, the next of each kind; the groups
// are those whose rows hang together.
std::array<std::vector<std::string>, 4> statements_of(const Order& order, const Bounds& bounds) {
  const std::string answers = chosen("answer", "answer_id", "answered_at", bounds.answered, order);
  const std::string open =
      chosen("aux_unanswered", "notification_id", "notified_at", bounds.unanswered, order);
  return {{{"DELETE FROM document WHERE " +
            chosen("document", "document_id", "stored_at", bounds.document, order)},
           {"DELETE FROM notification WHERE notification_id IN (SELECT notification_id FROM answer WHERE " +
                answers + ")",
            "DELETE FROM answer WHERE " + answers},
           {"DELETE FROM notification WHERE notification_id IN (SELECT notification_id FROM aux_unanswered"
            " WHERE " +
                open + ")",
            "DELETE FROM aux_unanswered WHERE " + open},
           {"DELETE FROM sanction WHERE " +
            chosen("sanction", "sanction_id", kEarliest, bounds.sanction, order)}}};
}

bool is_helper(const std::string& sql) { return sql.starts_with("DELETE FROM aux_"); }

PurgeTimes purge(RawConnection& connection, const Order& order, const Bounds& bounds) {
  TransactionClock clock;
  std::int64_t rows = 0;
  const bool is_batched = order.way == "batches";
  if (!is_batched) {
    connection.execute("BEGIN IMMEDIATE");
    clock.begin();
  }
  for (const std::vector<std::string>& group : statements_of(order, bounds)) {
    std::vector<sqlite3_stmt*> statements;
    for (const std::string& sql : group) statements.push_back(connection.prepare(sql));
    std::int64_t changed = 1;
    while (changed > 0) {
      if (is_batched) connection.execute("BEGIN IMMEDIATE");
      if (is_batched) clock.begin();
      for (std::size_t i = 0; i < group.size(); ++i) {
        connection.run(statements[i]);
        changed = connection.changes();
        if (!is_helper(group[i])) rows += changed;
      }
      if (!is_batched) break;
      connection.execute("COMMIT");
      clock.end();
    }
  }
  if (!is_batched) {
    connection.execute("COMMIT");
    clock.end();
  }
  PurgeTimes times = clock.times();
  times.rows = rows;
  return times;
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

bool is_way(const std::string& word) { return word == "indexed" || word == "scan" || word == "batches"; }

}  // namespace
}  // namespace slettefrist::bench

int main(int argc, char** argv) {
  using namespace slettefrist::bench;
  if (argc < 5 || !is_way(argv[2])) {
    std::cerr << "usage: bench_twin FILE indexed|scan|batches STORE BOUNDS [nights=N] [batch=N] "
                 "[PRAGMA=VALUE...]\n";
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
