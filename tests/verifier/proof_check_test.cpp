// What is no proof at all, or cannot be one, is objected to in a sentence; true proofs and altered ones are
// tested where the program that writes them is (tests/contract).
//
// It must not know the program that writes proofs.
#include "sim/verifier/proof_check.h"

#include <gmock/gmock.h>

namespace slettefrist::verifier {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ProofCheck : public testing::Test {
 protected:
  const PolicyText policy_ = read_policy_text(PROJECT_ROOT "/scenarios/policies/star-2024-1.toml", {});
  // A proof's inputs, and nothing that follows from them.
  static std::string inputs(const std::string& facts, const std::string& ends_on = "2025-12-31",
                            const std::string& starts_on = "2024-01-01") {
    return R"({"subject": "document:3", "on": "2025-01-01", "calendar": {"starts_on": ")" + starts_on +
           R"(", "ends_on": ")" + ends_on +
           R"(", "every": "1 day", "at": "03:00", "outages": []}, "facts": [)" + facts + "]}";
  }
  static std::string fact(const char* record, const char* column) {
    return std::string{R"({"record": ")"} + record + R"(", "column": ")" + column +
           R"(", "unix_seconds": 1709204400})";
  }
};

TEST_F(ProofCheck, a_text_that_is_no_json_cannot_be_read_at_all) {
  for (const char* text : {"", "{\"on\": ", "PK"})
    EXPECT_THROW(objections_to(text, {policy_, {}}), std::runtime_error) << text;
}

TEST_F(ProofCheck, json_that_is_no_proof_is_one_objection) {
  EXPECT_THAT(objections_to("[]", {policy_, {}}), ElementsAre(HasSubstr("no proof that can be read")));
  EXPECT_THAT(objections_to("{}", {policy_, {}}), ElementsAre(HasSubstr("subject")));
}

TEST_F(ProofCheck, a_field_that_stands_twice_is_an_objection) {
  EXPECT_THAT(objections_to(R"({"on": "2025-01-01", "on": "2025-01-02"})", {policy_, {}}),
              ElementsAre(HasSubstr("the field \"on\" stands twice")));
}

TEST_F(ProofCheck, values_nested_without_end_are_an_objection) {
  const std::string deep(200'000, '[');
  const auto objections =
      objections_to(R"({"state":)" + deep + std::string(deep.size(), ']') + "}", {policy_, {}});
  ASSERT_EQ(objections.size(), 1U);
  EXPECT_THAT(objections.front(), testing::HasSubstr("its values lie more than 64 deep"));
}

TEST_F(ProofCheck, inputs_alone_lack_every_field_that_follows) {
  const auto objections = objections_to(
      inputs(fact("notification:1", "notified_at") + "," + fact("document:3", "stored_at")), {policy_, {}});
  EXPECT_THAT(objections, testing::Contains(HasSubstr("/window: missing, expected {")));
  EXPECT_THAT(objections, testing::Contains(HasSubstr("\"first_lawful_on\":\"2025-02-28\"")));
}

TEST_F(ProofCheck, facts_that_make_no_family_contradict_themselves) {
  const auto objection = [&](const std::string& facts) {
    return objections_to(inputs(facts), {policy_, {}});
  };
  const std::string document = fact("document:3", "stored_at");
  EXPECT_THAT(objection(document), ElementsAre(HasSubstr("not those of one record or one family")));
  EXPECT_THAT(objection(fact("notification:1", "notified_at")),
              ElementsAre(HasSubstr("no fact of document:3")));
  EXPECT_THAT(objection(document + "," + document), ElementsAre(HasSubstr("has stored_at twice")));
  EXPECT_THAT(objection(fact("document:3", "printed_at")),
              ElementsAre(HasSubstr("nothing counts from printed_at")));
  EXPECT_THAT(objection(fact("letter:3", "stored_at")), ElementsAre(HasSubstr("there is no area")));
  EXPECT_THAT(objection(fact("document:x", "stored_at")), ElementsAre(HasSubstr("is no record")));
}

TEST_F(ProofCheck, a_calendar_without_days_contradicts_itself) {
  const std::string facts = fact("notification:1", "notified_at") + "," + fact("document:3", "stored_at");
  EXPECT_THAT(objections_to(inputs(facts, "2023-12-31"), {policy_, {}}),
              ElementsAre(HasSubstr("it has no days")));
  EXPECT_THAT(objections_to(inputs(facts, "9999-12-31"), {policy_, {}}),
              ElementsAre(HasSubstr("or too many")));
  EXPECT_THAT(objections_to(inputs(facts, "2024-02-30"), {policy_, {}}), ElementsAre(HasSubstr("is no day")));
}

TEST_F(ProofCheck, a_calendar_without_a_danish_clock_contradicts_itself) {
  const std::string facts = fact("notification:1", "notified_at") + "," + fact("document:3", "stored_at");
  EXPECT_THAT(objections_to(inputs(facts, "1979-06-30", "1979-01-01"), {policy_, {}}),
              ElementsAre(HasSubstr("it ends before 1980")));
}

TEST_F(ProofCheck, a_record_from_before_danish_clocks_are_known_contradicts_itself) {
  const std::string course =
      R"({"record": "contact_course:3", "column": "registered_at", "unix_seconds": 86400})";
  std::string proof = inputs(course);
  proof.replace(proof.find("document:3"), 10, "contact_course:3");
  EXPECT_THAT(objections_to(proof, {policy_, {}}), ElementsAre(HasSubstr("an instant before 1980")));
}

}  // namespace
}  // namespace slettefrist::verifier
