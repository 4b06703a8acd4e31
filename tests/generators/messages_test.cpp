// Messages: each tells of something that there is, soon after it, in a kind that is in use.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

#include "generators/danish_time.h"
#include "tests/generators/sample_world.h"

namespace slettefrist::generators {
namespace {

using Told = std::tuple<std::string, RecordId, std::int32_t>;

const Settings& message_settings() {
  static const Settings all = [] {
    Settings made = eventful_settings(1500);
    made.rates.share_of_changes_sent_as_messages = 1;
    return made;
  }();
  return all;
}
const History& message_world() {
  static const History all = whole_history(message_settings());
  return all;
}

// When each thing happened that can be told of; a citizen may change more than once.
std::multimap<Told, Instant> happenings() {
  std::multimap<Told, Instant> all;
  const std::map<Area, std::string> names{{Area::notification, "Notification"},
                                          {Area::answer, "Answer"},
                                          {Area::document, "Document"},
                                          {Area::sanction, "Sanction"},
                                          {Area::contact_course, "ContactCourse"},
                                          {Area::plan_draft, "PlanDraft"},
                                          {Area::benefit_report, "BenefitReport"}};
  const auto created = [&](const auto& record) {
    all.emplace(Told{names.at(record.kArea), id_of(record), 1}, entered_at(record));
  };
  for (const Family& family : message_world().families) {
    created(family.notification);
    for (const Answer& answer : family.answers) created(answer);
    for (const Document& document : family.documents) created(document);
  }
  for (const Sanction& sanction : message_world().sanctions) {
    created(sanction);
    if (sanction.served_registered_at) {
      all.emplace(Told{"Sanction", sanction.sanction_id, 2}, *sanction.served_registered_at);
    }
  }
  for (const ContactCourse& record : message_world().contact_courses) created(record);
  for (const PlanDraft& record : message_world().plan_drafts) created(record);
  for (const BenefitReport& record : message_world().benefit_reports) created(record);
  for (const CitizenChange& change : message_world().citizen_changes) {
    for (const char* name : {"FundChange", "NewNumber"}) {  // which of them is tried elsewhere
      all.emplace(Told{name, change.citizen.citizen_id, 2}, change.changed_at);
    }
  }
  return all;
}

TEST(Messages, follow_what_they_tell_of_within_a_quarter_of_an_hour) {
  const auto happened = happenings();
  for (const Message& message : message_world().messages) {
    if (message.change_kind == 3) continue;
    const auto [first, last] =
        happened.equal_range({message.entity_name, message.entity_id, message.change_kind});
    bool is_followed = false;
    for (auto it = first; it != last; ++it) {
      const std::int64_t after = message.sent_at.seconds - it->second.seconds;
      is_followed |= 0 < after && after <= 900;
    }
    ASSERT_TRUE(is_followed) << message.entity_name << ' ' << message.entity_id << " kind "
                             << message.change_kind;
  }
}

TEST(Messages, tell_of_every_change_where_all_are_told_and_the_kind_is_in_use) {
  std::multiset<Told> told;
  for (const Message& message : message_world().messages) {
    told.insert({message.entity_name, message.entity_id, message.change_kind});
  }
  const Instant from = DanishTime{}.start_of(day_from_civil(2024, 3, 18));
  const Instant to = DanishTime{}.start_of(message_settings().ends_on);
  int checked = 0;
  for (const auto& [what, at] : happenings()) {
    if (at < from || to <= at || std::get<2>(what) != 1) continue;
    ASSERT_EQ(told.count(what), 1u) << std::get<0>(what) << ' ' << std::get<1>(what);
    ++checked;
  }
  EXPECT_GT(checked, 1000);
}

TEST(Messages, are_sent_only_in_kinds_that_are_in_use) {
  const DanishTime time;
  std::set<std::string> names;
  for (const Message& message : message_world().messages) {
    names.insert(message.entity_name);
    bool is_in_use = false;
    for (const MessageKind& kind : message_settings().facts.message_kinds) {
      is_in_use |= kind.entity_name == message.entity_name && kind.days.hold(time.day_of(message.sent_at));
    }
    ASSERT_TRUE(is_in_use) << message.entity_name << ' ' << to_text(message.sent_at);
  }
  // Drafts could not be sent any more when their messages came into use; of a move no kind tells.
  EXPECT_EQ(names,
            (std::set<std::string>{"Answer", "BenefitReport", "CaseClosed", "ContactCourse", "Document",
                                   "FundChange", "NewNumber", "Notification", "Sanction"}));
}

TEST(Messages, know_all_three_changes_and_end_a_case_once) {
  std::map<std::int32_t, int> kinds;
  std::map<RecordId, int> ended;
  for (const Message& message : message_world().messages) {
    ++kinds[message.change_kind];
    if (message.change_kind != 3) continue;
    ASSERT_EQ(message.entity_name, "CaseClosed");
    ASSERT_EQ(message.entity_id, 4711);  // the kind's own
    ASSERT_EQ(++ended[message.citizen_id], 1);
  }
  EXPECT_EQ(kinds.size(), 3u);
  EXPECT_GT(kinds[2], 100);
  EXPECT_GT(kinds[3], 20);
}

TEST(Messages, name_what_changed_in_a_citizen) {
  std::map<std::pair<RecordId, std::int64_t>, std::string> expected;  // by citizen and second of the change
  std::map<RecordId, Citizen> rows;
  for (const Citizen& citizen : message_world().citizens) rows[citizen.citizen_id] = citizen;
  for (const CitizenChange& change : message_world().citizen_changes) {
    Citizen& row = rows[change.citizen.citizen_id];
    std::string name = row.cpr != change.citizen.cpr ? "NewNumber" : "";
    if (row.fund_code != change.citizen.fund_code) name = "FundChange";
    expected[{row.citizen_id, change.changed_at.seconds}] = name;
    row = change.citizen;
  }
  int checked = 0;
  for (const Message& message : message_world().messages) {
    if (message.change_kind != 2 || message.entity_name == "Sanction") continue;
    auto before = expected.upper_bound({message.citizen_id, message.sent_at.seconds - 1});
    bool is_named = false;  // two changes may lie within a quarter of an hour
    while (before != expected.begin() && !is_named) {
      --before;
      if (before->first.first != message.citizen_id) break;
      if (message.sent_at.seconds - before->first.second > 900) break;
      is_named = before->second == message.entity_name;
    }
    ASSERT_TRUE(is_named) << message.entity_name << ' ' << message.citizen_id;
    ++checked;
  }
  EXPECT_GT(checked, 100);
}

TEST(Messages, are_a_share_of_the_changes) {
  Settings half = message_settings();
  half.rates.share_of_changes_sent_as_messages = 0.5;
  const auto fewer = static_cast<double>(whole_history(half).messages.size());
  EXPECT_NEAR(fewer / static_cast<double>(message_world().messages.size()), 0.5, 0.03);
}

}  // namespace
}  // namespace slettefrist::generators
