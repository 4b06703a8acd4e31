// Reading submissions.ndjson; see submissions_file.h. Null stands for an absent field.
//
// This file must not know what may be registered.
#include "sim/input/submissions_file.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "sim/input/json_row.h"
#include "sim/input/problem_list.h"
#include "sim/input/utf8.h"

namespace slettefrist::input {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::int64_t kIdMost = (std::int64_t{1} << 53) - 1;

struct Line {
  const std::string& file;
  int number = 0;
  ProblemList& problems;
  bool is_sound = true;

  void refuse(const std::string& what, const std::string& expected, const std::string& remedy) {
    problems.add({file, number, 0, fmt::format("{}, expected {}", what, expected), remedy});
    is_sound = false;
  }
};

std::string shown(const Json& value) {
  return quoted(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

// The text under `key`; "" and a problem where there is none and it is needed.
std::string text_at(Line& line, const Json& row, const char* key, bool is_needed, const char* expected) {
  const auto found = row.find(key);
  if (found != row.end() && found->is_string()) return found->get<std::string>();
  if ((found == row.end() || found->is_null()) && !is_needed) return "";
  line.refuse(fmt::format("{}: read {}", key, found == row.end() ? "nothing" : shown(*found)), expected,
              "Write it as a text in quotes");
  return "";
}

std::optional<SubmissionField> field_from(const std::string& name, const Json& value) {
  using Kind = SubmissionField::Kind;
  if (value.is_null()) return std::nullopt;
  if (value.is_string()) return SubmissionField{name, Kind::text, value.get<std::string>(), 0};
  const bool is_whole =
      value.is_number_integer() &&
      (!value.is_number_unsigned() ||
       value.get<std::uint64_t>() <= std::uint64_t{std::numeric_limits<std::int64_t>::max()});
  if (is_whole) {
    const auto number = value.get<std::int64_t>();
    return SubmissionField{name, Kind::whole, fmt::format("{}", number), number};
  }
  return SubmissionField{name, Kind::other, value.dump(-1, ' ', false, Json::error_handler_t::replace), 0};
}

void read_keys(Line& line, const Json& row, LabelledSubmission& into) {
  static const std::set<std::string> known{"submission_id", "recipe",   "area",   "submitted_at",
                                           "fields",        "expected", "reason", "clause"};
  for (const auto& [key, value] : row.items()) {
    if (!known.contains(key)) {
      const std::string near = nearest_name(key, {known.begin(), known.end()});
      line.refuse("read the key " + quoted(key) + ", which nobody knows",
                  fmt::format("one of: {}", fmt::join(known, ", ")),
                  near.empty() ? "Take the key away" : fmt::format("Did you mean '{}'?", near));
    }
  }
  const auto id = row.find("submission_id");
  if (id == row.end() || !id->is_number_unsigned() || id->get<std::uint64_t>() < 1 ||
      id->get<std::uint64_t>() > kIdMost) {
    line.refuse(fmt::format("submission_id: read {}", id == row.end() ? "nothing" : shown(*id)),
                fmt::format("a whole number from 1 to {}", kIdMost), "Number the rows");
  } else {
    into.submission.submission_id = id->get<std::int64_t>();
  }
  into.recipe = text_at(line, row, "recipe", false, "a text");
}

void read_submission(Line& line, const Json& row, Submission& into) {
  const std::string area = text_at(line, row, "area", true, "the name of a table");
  if (const auto named = area_named(area)) {
    into.area = *named;
  } else if (!area.empty()) {
    line.refuse("area: read " + quoted(area), "the name of a table, as contact_course", "Name a table");
  }
  const std::string at = text_at(line, row, "submitted_at", true, "an instant YYYY-MM-DDTHH:MM:SSZ");
  if (const auto instant = parse_instant(at)) {
    into.submitted_at = *instant;
  } else if (!at.empty()) {
    line.refuse("submitted_at: read " + quoted(at), "an instant YYYY-MM-DDTHH:MM:SSZ", "Write it in UTC");
  }
  const auto fields = row.find("fields");
  if (fields == row.end() || !fields->is_object()) {
    line.refuse(fmt::format("fields: read {}", fields == row.end() ? "nothing" : shown(*fields)),
                "an object of names and values", "Write {\"cpr\": \"...\", ...}");
    return;
  }
  for (const auto& [name, value] : fields->items()) {
    if (auto field = field_from(name, value)) into.fields.push_back(std::move(*field));
  }
}

void read_answer(Line& line, const Json& row, Verdict& into) {
  const std::string expected = text_at(line, row, "expected", true, "\"accepted\" or \"rejected\"");
  into.is_accepted = expected == "accepted";
  if (!expected.empty() && expected != "accepted" && expected != "rejected")
    line.refuse("expected: read " + quoted(expected), "\"accepted\" or \"rejected\"", "Write one of the two");
  into.reason = text_at(line, row, "reason", expected == "rejected", "a reason code, since it is rejected");
  into.clause = text_at(line, row, "clause", false, "a text");
  if (expected != "accepted") return;
  for (const auto& [name, value] : {std::pair{"reason", &into.reason}, std::pair{"clause", &into.clause}}) {
    if (!value->empty())
      line.refuse(std::string{name} + ": read " + quoted(std::as_const(*value)), "null, since it is accepted",
                  "Write null");
  }
}

void read_line(Line& line, const std::string& text, LabelledSubmission& into) {
  if (!is_utf8(text)) return line.refuse("read bytes that are no UTF-8", "UTF-8", "Save the file as UTF-8");
  std::string trouble;
  const Json row = parse_json_row<Json>(text, trouble);
  if (!trouble.empty()) {
    line.problems.add(
        {line.file, line.number, 0, trouble, "Write each key once, and values as the contract has them"});
    line.is_sound = false;
    return;
  }
  if (!row.is_object())
    return line.refuse("read " + quoted(text), "one JSON object a line", "Write {...} on one line");
  read_keys(line, row, into);
  read_submission(line, row, into.submission);
  read_answer(line, row, into.expected);
}

}  // namespace

void read_submissions(const std::string& path, const SubmissionSink& sink) {
  std::ifstream in{path, std::ios::binary};
  const int reason = errno;
  if (!in)
    throw InputError(Problem{path, 0, 0, fmt::format("cannot be read: {}", std::strerror(reason)),
                             "Name a file of submissions, as `generate` writes it"});
  ProblemList problems;
  std::int64_t rows = 0;
  int number = 0;
  for (std::string text; std::getline(in, text);) {
    ++number;
    if (!text.empty() && text.back() == '\r') text.pop_back();
    if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (text.empty()) continue;
    ++rows;
    Line line{path, number, problems};
    LabelledSubmission row;
    read_line(line, text, row);
    if (line.is_sound) sink(number, row);
  }
  if (in.bad()) throw std::runtime_error("cannot read " + path);
  if (rows == 0) problems.add({path, 0, 0, "read no row, expected at least one", "Name another file"});
  problems.throw_if_any(path);
}

}  // namespace slettefrist::input
