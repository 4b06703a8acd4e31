// Small worlds for the oracle's tests: the policy of 2024-1 built by hand, run calendars, families.
//
// The policy is written out here and not read from its file, so that these tests need no reader.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/model/history.h"
#include "sim/model/run_calendar.h"
#include "sim/model/window.h"
#include "sim/oracle/oracle.h"
#include "sim/policy/policy.h"

namespace slettefrist::oracle {

Day day(const std::string& text);
Instant at(const std::string& text);

enum RuleIndex : std::int32_t { kAnswered, kUnanswered, kDocument, kSanction };
RuleVersion version(const std::string& in_force, const std::string& keep,
                    Effect effect = Effect::all_records);
RuleVersion ending(const std::string& in_force);
Rule rule(const std::string& id, Area area, Applies applies, std::vector<std::string> counted_from,
          std::vector<RuleVersion> versions);
// The four rules in force since 2024-03-18, all readings at their default.
Policy policy_2024();

// A run every `every_days` at 03:00 Danish time, from the first day to the last at most.
RunCalendar calendar(const std::string& from, const std::string& to, int every_days = 1);
// Runs every `hours`, from 03:00 on the first day on.
RunCalendar hourly_calendar(const std::string& from, const std::string& to, int hours);
void take_away(RunCalendar& calendar, const std::string& from, const std::string& to);
std::int32_t run_on(const RunCalendar& calendar, const std::string& day_text);  // that day's first run

// Ids: notification 1, answers from 11, documents from 101.
Family notified(const std::string& notified_at);
void answer(Family& family, const std::string& answered_at);
void attach(Family& family, const std::string& stored_at);            // on the notification
void attach_to_answer(Family& family, const std::string& stored_at);  // on the latest answer
Sanction sanction(const std::string& registered_at);

Hold hold(Area area, RecordId record, const std::string& from_on, const std::string& to_on = "");

std::vector<Fate> fates(const Policy& policy, const RunCalendar& calendar, const Family& family,
                        const std::vector<Hold>& holds = {});
Fate fate(const Policy& policy, const RunCalendar& calendar, const Sanction& sanction,
          const std::vector<Hold>& holds = {});

// "2030-02-01 by 0, due 2030-02-01" or "never": where and by what a prompt engine takes it.
std::string outcome(const RunCalendar& calendar, const Fate& fate);
// "[2030-02-01..2030-02-11] due 2030-02-01 by 0", "ended DAY" where a fact ends it, "along" with the parent.
std::string text_of(const RunCalendar& calendar, const Window& window);
using Texts = std::vector<std::string>;
Texts texts_of(const RunCalendar& calendar, const Fate& fate);

}  // namespace slettefrist::oracle
