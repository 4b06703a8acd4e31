// The lexer and the two questions asked of its words.
#include "sim/engine/script_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "sim/model/clean_text.h"

namespace slettefrist::engine {
namespace {

enum class Kind { word, string, quoted_name, parameter, mark };

struct Token {
  Kind kind = Kind::mark;
  std::string text;  // words and strings in small letters, without quotes
  std::string written;
  int line = 1;
};

bool is_word_part(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || c == '_' || byte >= 0x80U;
}

class Lexer {
 public:
  explicit Lexer(std::string_view script) : script_(script) {}

  std::vector<Token> tokens() {
    while (at_ < script_.size()) {
      if (!skip_blank_or_comment()) take_token();
    }
    return std::move(tokens_);
  }

 private:
  bool starts(std::string_view with) const { return script_.substr(at_).starts_with(with); }

  bool skip_blank_or_comment() {
    if (std::isspace(static_cast<unsigned char>(script_[at_])) != 0) {
      advance_to(at_ + 1);
    } else if (starts("--")) {
      advance_to(script_.find('\n', at_));
    } else if (starts("/*")) {
      const std::size_t end = script_.find("*/", at_ + 2);
      advance_to(end == std::string_view::npos ? end : end + 2);
    } else {
      return false;
    }
    return true;
  }

  void take_token() {
    const char c = script_[at_];
    if (c == '\'') return take_quoted(Kind::string, '\'');
    if (c == '"' || c == '`') return take_quoted(Kind::quoted_name, c);
    if (c == '[') return take_quoted(Kind::quoted_name, ']');
    const bool is_cast = starts("::");  // PostgreSQL's, no parameter
    if (is_cast) return take(Kind::mark, at_ + 2);
    if (c == '?' ||
        ((c == ':' || c == '@' || c == '$') && at_ + 1 < script_.size() && is_word_part(script_[at_ + 1]))) {
      return take(Kind::parameter, end_of_word(at_ + 1));
    }
    if (is_word_part(c)) return take(Kind::word, end_of_word(at_));
    take(Kind::mark, at_ + 1);
  }

  std::size_t end_of_word(std::size_t from) const {
    while (from < script_.size() && is_word_part(script_[from])) ++from;
    return from;
  }

  // A doubled quote inside stands for itself; it splits the token in two, which changes no answer.
  void take_quoted(Kind kind, char close) {
    const std::size_t end = script_.find(close, at_ + 1);
    take(kind, end == std::string_view::npos ? script_.size() : end + 1);
    std::string& text = tokens_.back().text;
    text = text.size() < 2 ? "" : text.substr(1, text.size() - 2);
  }

  void take(Kind kind, std::size_t end) {
    const std::string_view written = script_.substr(at_, end - at_);
    tokens_.push_back({kind, in_small_letters(written), std::string{written}, line_});
    advance_to(end);
  }

  void advance_to(std::size_t end) {
    end = std::min(end, script_.size());
    line_ += static_cast<int>(std::count(script_.begin() + static_cast<std::ptrdiff_t>(at_),
                                         script_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    at_ = end;
  }

  std::string_view script_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::vector<Token> tokens_;
};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 4> kClockWords{"current_date", "current_time", "current_timestamp",
                                                      "localtimestamp"};
constexpr std::array<std::string_view, 5> kClockFunctions{"now", "clock_timestamp", "statement_timestamp",
                                                          "transaction_timestamp", "timeofday"};
// These read the clock when told 'now', or not told a time at all.
constexpr std::array<std::string_view, 5> kDateFunctions{"date", "time", "datetime", "julianday",
                                                         "unixepoch"};

class ClockSearch {
 public:
  explicit ClockSearch(const std::vector<Token>& tokens) : tokens_(tokens) {}

  std::vector<ScriptRemark> reads() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      const bool is_column = i > 0 && is_mark(i - 1, ".");
      if (token.kind != Kind::word || is_column) continue;
      const bool is_call = is_mark(i + 1, "(");
      if (is_one_of(kClockWords, token.text)) note(token, "");
      if (is_call && is_one_of(kClockFunctions, token.text)) note(token, "()");
      if (is_call && (token.text == "strftime" || is_one_of(kDateFunctions, token.text))) look_into_call(i);
    }
    return std::move(reads_);
  }

 private:
  bool is_mark(std::size_t i, std::string_view text) const {
    return i < tokens_.size() && tokens_[i].kind == Kind::mark && tokens_[i].text == text;
  }

  void look_into_call(std::size_t name) {
    int depth = 0;
    int commas = 0;
    bool says_now = false;
    std::size_t i = name + 1;
    for (; i < tokens_.size(); ++i) {
      if (is_mark(i, "(")) ++depth;
      if (is_mark(i, ")") && --depth == 0) break;
      if (depth == 1 && is_mark(i, ",")) ++commas;
      // In double quotes, too: where no column is called so, SQLite takes it for a string.
      const bool is_text = tokens_[i].kind == Kind::string || tokens_[i].kind == Kind::quoted_name;
      says_now = says_now || (depth == 1 && is_text && tokens_[i].text == "now");
    }
    const bool is_without_time = tokens_[name].text == "strftime" ? commas == 0 : i == name + 2;
    if (says_now) note(tokens_[name], "(... 'now' ...)");
    if (!says_now && is_without_time) note(tokens_[name], "() without a time");
  }

  void note(const Token& token, const std::string& more) {
    reads_.push_back({token.line, token.written + more});
  }

  const std::vector<Token>& tokens_;
  std::vector<ScriptRemark> reads_;
};

}  // namespace

std::vector<ScriptRemark> clock_reads_in(const std::string& script) {
  const std::vector<Token> tokens = Lexer{script}.tokens();
  return ClockSearch{tokens}.reads();
}

std::vector<ScriptRemark> unknown_parameters_in(const std::string& script) {
  std::vector<ScriptRemark> unknown;
  for (const Token& token : Lexer{script}.tokens()) {
    if (token.kind != Kind::parameter || token.written == ":as_of" || token.written == ":run_at") continue;
    unknown.push_back({token.line, token.written});
  }
  return unknown;
}

}  // namespace slettefrist::engine
