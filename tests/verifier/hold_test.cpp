// Proofs of records under holds: the family lived through by hand, and every alteration of a true proof.
//
// A proof's inputs are written here; what follows from them the verifier names itself when it is missing, and
// the dates of that are asserted. It must not know the program that writes proofs.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "sim/verifier/proof_check.h"

namespace slettefrist::verifier {
namespace {

using Json = nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

Json fact(const char* record, const char* column, long unix_seconds) {
  return {{"record", record}, {"column", column}, {"unix_seconds", unix_seconds}};
}

Json hold(long id, const char* area, long record, const char* from_on, const Json& to_on) {
  return {{"hold_id", id}, {"area", area}, {"record_id", record}, {"from_on", from_on}, {"to_on", to_on}};
}

// Notification 1 of 2024-06-03 with answer 11 of 2024-07-01, a document on each, of 2024-06-10 and
// 2024-07-02, all at noon UTC.
Json family(const std::vector<Json>& holds) {
  Json proof{
      {"subject", "document:101"},
      {"on", "2024-12-24"},
      {"calendar",
       {{"starts_on", "2024-03-18"},
        {"ends_on", "2030-12-31"},
        {"every", "1 day"},
        {"at", "03:00"},
        {"outages", Json::array()}}},
      {"facts",
       {fact("notification:1", "notified_at", 1717416000), fact("answer:11", "answered_at", 1719835200),
        fact("document:101", "stored_at", 1718020800), fact("document:102", "stored_at", 1719921600)}},
      {"records",
       {{{"record", "notification:1"}},
        {{"record", "answer:11"}},
        {{"record", "document:101"}, {"hangs_on", "notification:1"}},
        {{"record", "document:102"}, {"hangs_on", "answer:11"}}}}};
  if (!holds.empty()) proof["holds"] = holds;
  return proof;
}

class HeldProof : public testing::Test {
 protected:
  static PolicyText policy(const std::vector<std::string>& readings = {}) {
    return read_policy_text(PROJECT_ROOT "/scenarios/policies/star-2024-1.toml", readings);
  }

  // The proof with all that the verifier missed in it.
  static Json completed(Json proof, const PolicyText& policy) {
    for (const std::string& objection : objections_to(proof.dump(), {policy, {}})) {
      const std::string mark = ": missing, expected ";
      const std::size_t at = objection.find(mark);
      if (at == std::string::npos) {
        ADD_FAILURE() << objection;
        return {};
      }
      proof[Json::json_pointer(objection.substr(0, at))] = Json::parse(objection.substr(at + mark.size()));
    }
    EXPECT_THAT(objections_to(proof.dump(), {policy, {}}), ElementsAre());
    return proof;
  }

  // On which day each record leaves, in the order of the family.
  static std::vector<std::string> leaving(const std::vector<Json>& holds,
                                          const std::vector<std::string>& readings = {}) {
    std::vector<std::string> days;
    const Json proof = completed(family(holds), policy(readings));
    for (const Json& row : proof.at("records")) {
      days.push_back(row.at("leaves_on").is_null() ? "never" : row.at("leaves_on").get<std::string>());
    }
    return days;
  }
};

TEST_F(HeldProof, without_holds_no_field_tells_of_them) {
  Json proof = family({});
  for (Json& row : proof.at("records")) row.erase("hangs_on");
  const Json complete = completed(proof, policy());
  EXPECT_FALSE(complete.contains("holds"));
  EXPECT_FALSE(complete.at("records")[0].contains("held_by"));
  EXPECT_EQ(complete.at("records")[0].at("leaves_on"), "2030-07-01");
}

TEST_F(HeldProof, a_hold_on_a_document_holds_it_and_its_notification) {
  const std::vector<std::string> days{"2030-07-01", "2030-07-01", "2025-08-01", "2025-07-02"};
  EXPECT_EQ(leaving({hold(1, "document", 101, "2025-06-01", "2025-07-31")}), days);
  const auto late = leaving({hold(1, "document", 101, "2025-06-01", nullptr)});
  EXPECT_EQ(late, (std::vector<std::string>{"never", "never", "never", "2025-07-02"}));
  EXPECT_EQ(leaving({hold(1, "document", 101, "2025-06-01", nullptr)}, {"document_under_parent=stays"}),
            (std::vector<std::string>{"2030-07-01", "2030-07-01", "never", "2025-07-02"}));
}

TEST_F(HeldProof, a_hold_on_an_answer_holds_its_documents_and_the_notification) {
  EXPECT_EQ(leaving({hold(1, "answer", 11, "2025-06-01", "2025-07-31"),
                     hold(2, "answer", 11, "2030-06-20", "2030-07-20")}),
            (std::vector<std::string>{"2030-07-21", "2030-07-21", "2025-06-10", "2025-08-01"}));
}

TEST_F(HeldProof, a_hold_on_a_notification_holds_all_that_hangs_on_it) {
  EXPECT_EQ(leaving({hold(1, "notification", 1, "2025-06-01", "2025-07-31")}),
            (std::vector<std::string>{"2030-07-01", "2030-07-01", "2025-08-01", "2025-08-01"}));
}

TEST_F(HeldProof, a_hold_on_what_is_gone_holds_nobody) {
  EXPECT_EQ(leaving({hold(1, "document", 101, "2030-06-01", "2030-12-01")}),
            (std::vector<std::string>{"2030-07-01", "2030-07-01", "2025-06-10", "2025-07-02"}));
}

TEST_F(HeldProof, the_slack_runs_from_the_release_and_the_due_day_stays) {
  const Json proof = completed(family({hold(1, "document", 101, "2025-06-01", "2025-07-31")}),
                               policy({"purge_within=10 days"}));
  EXPECT_EQ(proof.at("deadline").at("due_on"), "2025-06-10");
  EXPECT_EQ(proof.at("window").at("first_lawful_on"), "2025-08-01");
  EXPECT_EQ(proof.at("window").at("last_lawful_on"), "2025-08-11");
}

TEST_F(HeldProof, what_is_held_until_further_notice_has_no_run_that_may_take_it) {
  const Json proof = completed(family({hold(1, "document", 101, "2025-06-01", nullptr)}), policy());
  EXPECT_EQ(proof.at("deadline").at("due_on"), "2025-06-10");
  EXPECT_TRUE(proof.at("window").at("first_run_at").is_null());
  EXPECT_TRUE(proof.at("window").at("last_lawful_on").is_null());
}

// A prompt engine took the document on 25 June 2030; one that uses its slack still has it when the hold
// begins, and may not take the notification.
TEST_F(HeldProof, where_slack_leaves_open_who_is_there_no_run_is_the_last_lawful_one) {
  Json proof = family({hold(1, "document", 101, "2030-06-28", "2030-07-31")});
  proof["subject"] = "notification:1";
  proof["facts"][2]["unix_seconds"] = 1877083200;  // 2029-06-25
  const Json complete = completed(proof, policy({"purge_within=10 days"}));
  EXPECT_EQ(complete.at("window").at("first_lawful_on"), "2030-07-01");
  EXPECT_TRUE(complete.at("window").at("last_lawful_on").is_null());
  proof.erase("holds");
  for (Json& row : proof["records"]) row.erase("hangs_on");
  EXPECT_EQ(completed(proof, policy({"purge_within=10 days"})).at("window").at("last_lawful_on"),
            "2030-07-11");
}

TEST_F(HeldProof, holds_that_cannot_be_contradict_the_proof) {
  const auto objection = [](const std::vector<Json>& holds) {
    return objections_to(family(holds).dump(), {policy(), {}});
  };
  const Json good = hold(2, "document", 101, "2025-06-01", "2025-07-31");
  EXPECT_THAT(objection({hold(1, "document", 103, "2025-06-01", "2025-07-31")}),
              ElementsAre(HasSubstr("hold 1 is on a record that has no fact")));
  EXPECT_THAT(objection({hold(1, "document", 101, "2025-06-01", "2025-05-31")}),
              ElementsAre(HasSubstr("hold 1 ends before it begins")));
  EXPECT_THAT(objection({hold(1, "document", 101, "2025-06-31", nullptr)}),
              ElementsAre(HasSubstr("2025-06-31 is no day")));
  EXPECT_THAT(objection({good, good}), ElementsAre(HasSubstr("they do not rise by hold_id")));
  Json proof = family({good});
  proof["holds"] = Json::array();
  EXPECT_THAT(objections_to(proof.dump(), {policy(), {}}), ElementsAre(HasSubstr("holds: there are none")));
  proof = family({good});
  proof["records"][3]["hangs_on"] = "answer:12";
  EXPECT_THAT(objections_to(proof.dump(), {policy(), {}}),
              ElementsAre(HasSubstr("hangs on answer:12, of which there is no fact")));
  proof["records"].erase(3);
  EXPECT_THAT(objections_to(proof.dump(), {policy(), {}}), ElementsAre(HasSubstr("nothing of document:102")));
}

// Another value of the same kind, near enough to be a slip.
Json another(const Json& value) {
  if (value.is_boolean()) return !value.get<bool>();
  if (value.is_number()) return value.get<long>() + 1;
  if (value.is_null()) return "2030-12-24";
  std::string text = value.get<std::string>();
  if (text == "answer:11") return "notification:1";
  if (text == "notification:1") return "answer:11";
  text.back() = text.back() == '1' ? '2' : '1';
  return text;
}

void alter(const Json& proof, const Json::json_pointer& at, std::vector<Json>& altered) {
  const Json& value = proof.at(at);
  if (!value.is_structured()) {
    altered.push_back(proof);
    altered.back()[at] = another(value);
    return;
  }
  for (const auto& [key, inner] : value.items()) {
    const Json::json_pointer place = value.is_array() ? at / std::stoul(key) : at / key;
    altered.push_back(proof);
    if (value.is_array()) {
      altered.back()[at].erase(std::stoul(key));
    } else {
      altered.back()[at].erase(key);
    }
    alter(proof, place, altered);
  }
}

TEST_F(HeldProof, no_alteration_of_one_field_is_accepted) {
  const Json proof = completed(family({hold(1, "document", 101, "2025-06-01", "2025-07-31"),
                                       hold(2, "answer", 11, "2024-07-01", "2024-07-31"),
                                       hold(3, "notification", 1, "2030-06-15", nullptr)}),
                               policy());
  std::vector<Json> altered;
  alter(proof, Json::json_pointer{}, altered);
  EXPECT_GT(altered.size(), 200U);
  for (const Json& each : altered) {
    EXPECT_FALSE(objections_to(each.dump(), {policy(), {}}).empty()) << Json::diff(proof, each);
  }
}

}  // namespace
}  // namespace slettefrist::verifier
