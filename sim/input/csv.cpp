// One pass over the bytes, a cell's end at a time; quotes are taken off in place once a row is complete.
//
// A malformed row costs that row and no other: after a fault the scan goes on to the end of the line. A quote
// that is never closed is found at the end of the file and reported where its row begins.
#include "sim/input/csv.h"

#include <cassert>

namespace slettefrist::input {

CsvReader::CsvReader(std::istream& input, std::size_t block_bytes, char delimiter)
    : input_(input), block_bytes_(block_bytes), delimiter_(delimiter) {
  assert(block_bytes_ > 0);
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  while (buffer_.size() < kByteOrderMark.size() && refill()) {
  }
  if (std::string_view{buffer_}.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    at_ = kByteOrderMark.size();
  }
}

bool CsvReader::next_row() {
  for (;;) {
    start_row();
    if (at_ == buffer_.size() && !refill()) return false;
    scan_row();
    const bool is_empty_line = spans_.size() == 1 && !spans_[0].is_quoted && spans_[0].begin == spans_[0].end;
    if (!is_empty_line || !fault_.empty()) break;
  }
  cut_cells();
  return true;
}

void CsvReader::start_row() {
  row_begin_ = at_;
  line_ = next_line_;
  state_ = State::cell_start;
  stray_returns_ = 0;
  open_ = Span{};
  spans_.clear();
  cells_.clear();
  fault_.clear();
}

// Appends a block, after dropping what lies before the current row.
bool CsvReader::refill() {
  buffer_.erase(0, row_begin_);
  at_ -= row_begin_;
  row_begin_ = 0;
  const std::size_t kept = buffer_.size();
  buffer_.resize(kept + block_bytes_);
  input_.read(buffer_.data() + kept, static_cast<std::streamsize>(block_bytes_));
  buffer_.resize(kept + static_cast<std::size_t>(input_.gcount()));
  return buffer_.size() > kept;
}

void CsvReader::scan_row() {
  for (;;) {
    if (at_ == buffer_.size() && !refill()) return end_input();
    if (take(buffer_[at_++])) return;
  }
}

bool CsvReader::take(char c) {
  switch (state_) {
    case State::quoted:
      if (c == '\n') ++next_line_;
      if (c == '"') {
        state_ = State::quote_seen;
        open_.end = at_ - 1 - row_begin_;
      }
      return false;
    case State::quote_seen:
      if (c == '"') {
        state_ = State::quoted;
        open_.has_doubled_quotes = true;
        return false;
      }
      return take_after_quote(c);
    case State::after_quote:
      return take_after_quote(c);
    case State::cell_start:
      state_ = State::plain;
      if (c == '"') {
        state_ = State::quoted;
        open_.is_quoted = true;
        open_.begin = at_ - row_begin_;
        return false;
      }
      return take_plain(c);
    case State::plain:
      return take_plain(c);
  }
  return false;
}

bool CsvReader::take_plain(char c) {
  if (c == delimiter_) {
    end_cell();
    return false;
  }
  switch (c) {
    case '\n':
      end_row();
      return true;
    case '\r':
      ++stray_returns_;
      return false;
    case '"':
      blame("a quote stands inside a value that does not begin with one");
      return false;
    default:
      return false;
  }
}

bool CsvReader::take_after_quote(char c) {
  if (c != delimiter_ && c != '\n' && c != '\r') {
    blame("text follows a closing quote");
    state_ = State::plain;
    return false;
  }
  state_ = State::after_quote;
  return take_plain(c);
}

void CsvReader::end_cell() {
  if (!open_.is_quoted) open_.end = at_ - 1 - row_begin_;
  spans_.push_back(open_);
  open_ = Span{};
  open_.begin = at_ - row_begin_;
  state_ = State::cell_start;
}

void CsvReader::end_row() {
  end_cell();
  ++next_line_;
  const std::size_t line_feed = at_ - 1 - row_begin_;
  if (line_feed > 0 && buffer_[row_begin_ + line_feed - 1] == '\r') {
    --stray_returns_;
    if (!spans_.back().is_quoted) --spans_.back().end;
  }
  if (stray_returns_ != 0) blame(kStrayReturn);
}

// The last line may lack its line feed.
void CsvReader::end_input() {
  if (state_ == State::quoted) blame("a quote in the row that begins here is never closed");
  if (!open_.is_quoted) open_.end = at_ - row_begin_;
  spans_.push_back(open_);
  if (stray_returns_ != 0) blame(kStrayReturn);
}

void CsvReader::cut_cells() {
  for (const Span& span : spans_) {
    char* const begin = buffer_.data() + row_begin_ + span.begin;
    std::size_t length = span.end - span.begin;
    if (!fault_.empty()) length = 0;
    if (span.has_doubled_quotes) {
      std::size_t kept = 0;
      for (std::size_t i = 0; i < length; ++i) {
        begin[kept++] = begin[i];
        if (begin[i] == '"') ++i;  // inside quotes a quote is always the first of two
      }
      length = kept;
    }
    cells_.emplace_back(begin, length);
  }
}

void CsvReader::blame(const char* fault) {
  if (fault_.empty()) fault_ = fault;
}

}  // namespace slettefrist::input
