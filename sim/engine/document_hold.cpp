// Reads the documents of the listed notifications and asks the forward question of each.
//
// Documents that are due in this run count too: they are still in the store when the list is filled, and a
// notification held by them is due on their day. Must not change the list.
#include "sim/engine/document_hold.h"

#include "sim/engine/due_search.h"

namespace slettefrist::engine {
namespace {

struct HeldDocument {
  RecordId notification = 0;
  Due due;
};

// RuleQuery::anchor names the document's columns by the alias n.
std::string documents_of_listed(const std::string& anchor) {
  return "SELECT p.record_id, n.document_id, " + anchor + " FROM " + kPurgeList +
         " AS p CROSS JOIN document AS n ON n.notification_id = p.record_id"
         " WHERE p.area = 'notification'"
         " UNION ALL SELECT p.record_id, n.document_id, " +
         anchor + " FROM " + kPurgeList +
         " AS p CROSS JOIN answer AS a ON a.notification_id = p.record_id"
         " CROSS JOIN document AS n ON n.answer_id = a.answer_id WHERE p.area = 'notification'";
}

}  // namespace

std::map<RecordId, Due> latest_document_due(Store& store, const Policy& policy,
                                            const std::vector<RuleQuery>& queries, Day as_of) {
  std::map<RecordId, HeldDocument> documents;
  for (const RuleQuery& query : queries) {
    const Rule& rule = policy.rules[query.rule];
    if (rule.area != Area::document) continue;
    store.query(documents_of_listed(query.anchor), {}, [&](const std::vector<Value>& row) {
      if (std::holds_alternative<std::monostate>(row[2])) return;
      const auto due = due_under(rule, policy.reading, as_of, query.kind, key_of(row[2]));
      if (!due) return;
      const HeldDocument held{std::get<std::int64_t>(row[0]), *due};
      const auto [known, is_new] = documents.emplace(std::get<std::int64_t>(row[1]), held);
      if (!is_new && due->at < known->second.due.at) known->second = held;
    });
  }
  std::map<RecordId, Due> latest;
  for (const auto& [id, held] : documents) {
    const auto [known, is_new] = latest.emplace(held.notification, held.due);
    if (!is_new && known->second.at < held.due.at) known->second = held.due;
  }
  return latest;
}

}  // namespace slettefrist::engine
