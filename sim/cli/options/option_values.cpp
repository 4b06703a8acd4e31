// Reading of single option values; see option_values.h.
//
// Numbers and days are read by this project's own readers, never by the option library: those would take "
// 7", "7.0" or "0x7", and say so in other words than the rest of the program.
#include "sim/cli/options/option_values.h"

#include <charconv>
#include <utility>
#include <vector>

#include "sim/input/clock_time.h"
#include "sim/model/input_error.h"

namespace slettefrist::cli {
namespace {

using Number = std::uint64_t;

constexpr std::int64_t kHoursMost = 1000;
constexpr Number kCitizensMost = (1U << 26) - 1;  // what a generated id has room for
constexpr Number kSubmissionsMost = 10'000'000;
constexpr Number kIdMost = (Number{1} << 53) - 1;
constexpr Number kShardsMost = 1'000'000;
constexpr Number kThreadsMost = 1024;
constexpr Number kPercentMost = 100;
constexpr Number kRunsMost = 1'000'000;
constexpr Number kForecastMost = 1'000'000'000'000;  // a century of such nights still fits in 63 bits
constexpr Number kEngineSecondsMost = 86'400;

std::optional<Number> number_in(const std::string& text, Number least, Number most) {
  Number value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || value < least || value > most) return std::nullopt;
  return value;
}

class Reader {
 public:
  std::optional<Day> day(const char* name, const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto day = parse_day(text);
    if (!day) {
      refuse(name, text,
             "an existing day YYYY-MM-DD from " + to_text(kEarliestDay) + " to " + to_text(kLatestDay),
             "Write it like 2024-03-18");
    }
    return day;
  }

  std::optional<int> clock_time(const char* name, const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto minutes = input::parse_clock_time(text);
    if (!minutes)
      refuse(name, text, "a local time HH:MM from 00:00 to 23:59", "Write two digits each, as 03:00");
    return minutes;
  }

  std::optional<Number> number(const char* name, const std::string& text, Number least, Number most) {
    if (text.empty()) return std::nullopt;
    const auto number = number_in(text, least, most);
    if (!number) {
      refuse(name, text, "a whole number from " + std::to_string(least) + " to " + std::to_string(most),
             "Write digits only");
    }
    return number;
  }

  void shard(const std::string& text, Options& options) {
    if (text.empty()) return;
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto count = number_in(text.substr(std::min(slash + 1, text.size())), 1, kShardsMost);
    const auto index = number_in(text.substr(0, slash), 1, count.value_or(0));
    if (!index || !count) {
      return refuse("--shard", text, "I/N with I from 1 to N, N at most " + std::to_string(kShardsMost),
                    "Write it like 1/4");
    }
    options.shard_index = static_cast<std::int64_t>(*index);
    options.shard_count = static_cast<std::int64_t>(*count);
  }

  template <class Choice>
  std::optional<Choice> choice(const char* name, const std::string& text,
                               const std::array<std::string_view, 3>& words) {
    if (text.empty()) return std::nullopt;
    const auto chosen = choice_named<Choice>(words, text);
    if (chosen) return chosen;
    const std::vector<std::string> known{words.begin(), words.end()};
    const std::string near = nearest_name(text, known);
    refuse(name, text, known[0] + ", " + known[1] + " or " + known[2],
           near.empty() ? "Write one of these" : "Did you mean " + near + "?");
    return std::nullopt;
  }

  std::optional<std::pair<Day, Day>> slice(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const std::string dots = "..";
    const std::size_t at = text.find(dots);
    if (at != std::string::npos) {
      const auto from = parse_day(text.substr(0, at));
      const auto to = parse_day(text.substr(at + dots.size()));
      if (from && to && *from <= *to) return std::pair{*from, *to};
    }
    refuse("--slice", text, "FROM..TO, two existing days YYYY-MM-DD in their order",
           "Write for example 2024-03-18..2024-03-18 for one day");
    return std::nullopt;
  }

  std::optional<std::int64_t> seconds(const char* name, const std::string& text) {
    if (text.empty()) return std::nullopt;
    std::int64_t amount = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), amount);
    const std::string unit{end, text.data() + text.size()};
    const std::int64_t each = unit == "s" ? 1 : unit == "m" ? 60 : unit == "h" ? 3600 : 0;
    if (error == std::errc{} && each > 0 && amount > 0 && amount <= kHoursMost * 3600) return amount * each;
    refuse(name, text, "a whole number with s, m or h", "Write for example 10m for ten minutes");
    return std::nullopt;
  }

  bool is_simulated(const char* name, const std::string& text) {
    if (!text.empty() && text != "simulated" && text != "refused")
      refuse(name, text, "simulated or refused", "Leave it out to have reads of the clock refused");
    return text == "simulated";
  }

  bool is_in_files(const char* name, const std::string& text) {
    if (!text.empty() && text != "inline" && text != "files")
      refuse(name, text, "inline or files", "Leave it out to have the bytes in the rows");
    return text == "files";
  }

  Language language(const char* name, const std::string& text) {
    if (!text.empty() && text != "da" && text != "en")
      refuse(name, text, "da or en", "Write da for a report in Danish");
    return text == "da" ? Language::danish : Language::english;
  }

  bool on_or_off(const char* name, const std::string& text) {
    if (!text.empty() && text != "on" && text != "off")
      refuse(name, text, "on or off", "Write one of the two");
    return text == "on";
  }

  void refuse_nothing(const std::string& name) { refuse(name, "", "a whole number", "Write digits only"); }

  void throw_if_any() {
    if (!problems_.empty()) throw InputError(std::move(problems_));
  }

 private:
  void refuse(const std::string& name, const std::string& text, const std::string& expected,
              const std::string& remedy) {
    problems_.push_back({"", 0, 0, name + ": read \"" + text + "\", expected " + expected, remedy});
  }

  std::vector<Problem> problems_;
};

}  // namespace

std::int64_t number_of(const std::string& option, const std::string& text, std::int64_t least,
                       std::int64_t most) {
  Reader reader;
  if (text.empty()) reader.refuse_nothing(option);
  const auto number =
      reader.number(option.c_str(), text, static_cast<Number>(least), static_cast<Number>(most));
  reader.throw_if_any();
  return static_cast<std::int64_t>(*number);
}

void take_values(const OptionTexts& texts, Options& options) {
  const auto signed_number = [](std::optional<Number> number) {
    return number ? std::optional{static_cast<std::int64_t>(*number)} : std::nullopt;
  };
  Reader reader;
  options.from = reader.day("--from", texts.from);
  options.to = reader.day("--to", texts.to);
  options.as_of = reader.day("--as-of", texts.as_of);
  options.run_at_minutes = reader.clock_time("--run-at", texts.run_at);
  options.seeds = signed_number(reader.number("--seeds", texts.seeds, 1, INT64_MAX));
  options.for_seconds = reader.seconds("--for", texts.duration);
  options.today = reader.day("--today", texts.today);
  options.on = reader.day("--on", texts.on);
  options.due_around = reader.day("--due-around", texts.due_around);
  options.min_coverage_percent =
      signed_number(reader.number("--min-coverage", texts.min_coverage, 1, kPercentMost));
  options.seed = reader.number("--seed", texts.seed, 0, INT64_MAX);
  options.citizens = signed_number(reader.number("--citizens", texts.citizens, 0, kCitizensMost));
  options.only_citizen = signed_number(reader.number("--only-citizen", texts.only_citizen, 1, kIdMost));
  options.submissions_count =
      signed_number(reader.number("--submissions-count", texts.submissions_count, 0, kSubmissionsMost));
  options.threads = static_cast<int>(reader.number("--threads", texts.threads, 1, kThreadsMost).value_or(0));
  options.is_engine_clock_simulated = reader.is_simulated("--engine-clock", texts.engine_clock);
  if (const auto seconds = reader.number("--engine-timeout", texts.engine_timeout, 1, kEngineSecondsMost))
    options.engine_seconds_max = static_cast<int>(*seconds);
  options.runs_max = signed_number(reader.number("--max-runs", texts.max_runs, 1, kRunsMost));
  options.repeat_runs =
      reader.choice<world::RepeatRuns>("--repeat-runs", texts.repeat_runs, world::kRepeatRunsNames);
  options.is_content_in_files = reader.is_in_files("--content-store", texts.content_store);
  options.language = reader.language("--lang", texts.language);
  options.foreign_keys = reader.on_or_off("--foreign-keys", texts.foreign_keys);
  options.cpr_scheme = reader.choice<CprScheme>("--cpr-scheme", texts.cpr_scheme, kCprSchemeNames);
  options.cpr_modulus_11 =
      reader.choice<Modulus11>("--cpr-modulus-11", texts.cpr_modulus_11, kModulus11Names);
  options.content = reader.choice<DocumentContent>("--content", texts.content, kDocumentContentNames);
  reader.shard(texts.shard, options);
  const auto amount = [&](const char* name, const std::string& text, Number least) {
    return signed_number(reader.number(name, text, least, kForecastMost));
  };
  options.what_if.batch = amount("--batch", texts.batch, 1);
  options.what_if.night_seconds = amount("--night-seconds", texts.night_seconds, 1);
  options.what_if.rows_per_second = amount("--rows-per-second", texts.rows_per_second, 1);
  options.what_if.backlog = amount("--backlog", texts.backlog, 0);
  options.what_if.inflow = amount("--inflow", texts.inflow, 0);
  options.slice = reader.slice(texts.slice);
  reader.throw_if_any();
}

}  // namespace slettefrist::cli
