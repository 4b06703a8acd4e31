// What is said of a finding: phrases in a row, each with at most one value. One that never opens a sentence
// brings the comma or semicolon before it.
//
// Whoever finds something picks phrases from this closed list and never writes a sentence, so that a report
// can say the same in another language. The English text stands beside this file, for all files for machines
// are English; the Danish one stands in the reports' words. This file must not know a language but English.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/model/day.h"

namespace slettefrist {

enum class DetailPhrase : std::uint8_t {
  // of a record against its windows
  had_to_be_gone,
  still_there,
  went_in_second_call,
  went_a_day_later,
  went_days_later,
  outage_took_run,
  went_without_date,
  no_rule_in_force,
  or_held,
  first_lawful_day,
  went_on,
  parent_went,
  parent_not_there,
  unruled_went,
  no_date_stays,
  // of rows, files and bytes
  row_altered,
  first_in_column,
  row_inserted,
  record_is_back,
  not_in_its_table,
  token_stands_in,
  token_stands_in_table,
  at_byte,
  bytes_in_folder,
  row_gone_file_there,
  second_call_removed,
  second_call_altered,
  second_call_inserted,
  // of the deletion log against what was seen
  removal_not_logged,
  logged_removal_unseen,
  removal_logged_twice,
  log_row_lost,
  log_rows_changed,
  log_row_untrue,
  run_at_not_the_runs,
  as_of_not_the_runs,
  due_after_as_of,
  another_rule,
  due_on_told,
  due_on_was,
  // of a log row outside its closed form
  outside_closed_form,
  no_such_area,
  no_such_rule,
  as_of_not_a_day,
  due_on_not_a_day,
  column_named,
  is_null,
  is_an_integer,
  is_a_fraction,
  is_text,
  is_bytes,
  not_an_integer,
  not_text,
  is_no_day,
  is_empty,
  is_not_as_expected,
  is_unknown_column,
  // of one look at a store
  store_holds_no_parent,
  should_be_gone,
  should_be_gone_with_parent,
  no_date,
  logged_and_still_there,
  logged_run_in_future,
  logged_before_due,
  logged_twice,
  as_of_no_day,
  due_on_no_day,
  // of the engine and its store; the messages are not ours
  engine_told,
  transaction_left_open,
  store_file_gone,
  store_file_replaced,
  write_ahead_log_replaced,
  log_index_spoilt,
  store_takes_nothing,
  store_unreadable,
  table_redefined,
  table_unreadable,
  log_unreadable,
  message,
  and_next,
};
constexpr std::size_t kDetailPhraseCount = 80;

using DetailValue = std::variant<std::monostate, Day, std::int64_t, std::string>;
struct DetailPart {
  DetailPhrase phrase = DetailPhrase::message;
  DetailValue value{};  // for the phrase's place {0}; none where it has none
  auto operator<=>(const DetailPart&) const = default;
};
using FindingDetail = std::vector<DetailPart>;

// A phrase in one language. A list of them must not depend on who counts right.
struct PhraseText {
  DetailPhrase phrase;
  std::string_view text;
};
using PhraseTexts = std::array<PhraseText, kDetailPhraseCount>;
constexpr bool is_in_order(const PhraseTexts& texts) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (static_cast<std::size_t>(texts[i].phrase) != i) return false;
  }
  return true;
}

// `why` right behind `phrase`, and `more` behind a semicolon where something stands there already.
FindingDetail detail_of(DetailPhrase phrase, const FindingDetail& why);
void append_detail(FindingDetail& detail, const FindingDetail& more);
std::string_view english_of(DetailPhrase phrase);
std::string to_text(const FindingDetail& detail);  // English, one sentence, days as 2024-02-29

}  // namespace slettefrist
