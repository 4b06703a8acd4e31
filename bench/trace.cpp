// Writing and reading traces.
//
// The numbers in front are written as sim/model/record_bytes.h does it; the file lives as long as one
// comparison and is no format. It must not know SQLite.
#include "bench/trace.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include "sim/model/record_bytes.h"

namespace slettefrist::bench {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
constexpr int kOwnerAndReaders = 0644;

std::string_view take_text(std::string_view& rest, std::size_t size) {
  if (size > rest.size()) throw std::runtime_error("the trace ends in the middle of a text");
  const std::string_view text = rest.substr(0, size);
  rest.remove_prefix(size);
  return text;
}

std::uint64_t take_number(std::string_view& rest) {
  const auto first = rest.empty() ? kAlone + 1 : std::uint64_t{static_cast<unsigned char>(rest.front())};
  if (first > kAlone && rest.size() <= first - kAlone) {
    throw std::runtime_error("the trace ends in the middle of a number");
  }
  ByteReader reader{rest};
  const std::uint64_t number = reader.take();
  rest = reader.rest();
  return number;
}

Cell take_cell(std::string_view& rest) {
  Cell cell;
  cell.kind = static_cast<Cell::Kind>(take_number(rest));
  if (cell.kind == Cell::Kind::null) return cell;
  const std::uint64_t number = take_number(rest);
  if (cell.kind == Cell::Kind::integer) {
    cell.number = static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
  } else {
    cell.number = static_cast<std::int64_t>(number);
    cell.text = take_text(rest, static_cast<std::size_t>(number)).data();
  }
  return cell;
}

}  // namespace

TraceWriter::TraceWriter(const std::string& path)
    : file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kOwnerAndReaders)) {
  if (file_ < 0) throw std::system_error(errno, std::generic_category(), path);
}

TraceWriter::~TraceWriter() {
  if (file_ >= 0) ::close(file_);
}

void TraceWriter::put_schema(const std::string& schema) { ByteWriter{buffer_}.put_field(schema); }

void TraceWriter::put(StepKind kind, Area area, const std::vector<Value>& cells) {
  ByteWriter writer{buffer_};
  writer.put(static_cast<std::uint64_t>(kind));
  writer.put(index_of(area));
  writer.put(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool is_content = kind == StepKind::insert && area == Area::document && i + 1 == cells.size();
    put_cell(cells[i], is_content);
  }
  if (buffer_.size() > kBufferBytes) flush();
}

void TraceWriter::put_cell(const Value& value, bool is_bytes) {
  ByteWriter writer{buffer_};
  const auto put_kind = [&](Cell::Kind kind) { writer.put(static_cast<std::uint64_t>(kind)); };
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    put_kind(Cell::Kind::integer);
    writer.put_field(*number);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    put_kind(is_bytes ? Cell::Kind::bytes : Cell::Kind::text);
    writer.put_field(*text);
  } else if (const auto* day = std::get_if<Day>(&value)) {
    put_kind(Cell::Kind::text);
    writer.put_field(to_text(*day));
  } else if (const auto* instant = std::get_if<Instant>(&value)) {
    put_kind(Cell::Kind::integer);
    writer.put_field(instant->seconds);
  } else {
    put_kind(Cell::Kind::null);
  }
}

void TraceWriter::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) throw std::system_error(errno, std::generic_category(), "the trace cannot be written");
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void TraceWriter::close() { flush(); }

Trace read_trace(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error(path + ": there is no such trace");
  Trace trace;
  trace.bytes.resize(static_cast<std::size_t>(std::filesystem::file_size(path)));
  file.read(trace.bytes.data(), static_cast<std::streamsize>(trace.bytes.size()));
  std::string_view rest = trace.bytes;
  trace.schema = take_text(rest, static_cast<std::size_t>(take_number(rest)));
  while (!rest.empty()) {
    Step step;
    step.kind = static_cast<StepKind>(take_number(rest));
    step.area = kAreas.at(static_cast<std::size_t>(take_number(rest)));
    step.first_cell = trace.cells.size();
    step.cell_count = static_cast<std::size_t>(take_number(rest));
    for (std::size_t i = 0; i < step.cell_count; ++i) trace.cells.push_back(take_cell(rest));
    trace.steps.push_back(step);
  }
  return trace;
}

}  // namespace slettefrist::bench
