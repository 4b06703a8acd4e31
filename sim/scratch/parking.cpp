// Moving parked bytes to a nameless file and back.
#include "sim/scratch/parking.h"

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace slettefrist::scratch {
namespace {

constexpr std::size_t kSlicesWantedSoon = 2;
constexpr std::size_t kSlicesALimit = 2048;

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

int open_nameless(const std::string& folder) {
  std::string path = folder + "/slettefrist-history-XXXXXX";
  const int file = ::mkstemp(path.data());
  if (file < 0) fail("cannot make a temporary file in " + folder);
  ::unlink(path.c_str());
  return file;
}

void write_all(int file, std::string_view bytes, std::uint64_t offset) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail("cannot write to a temporary file");
    bytes.remove_prefix(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
}

void read_all(int file, char* to, std::size_t size, std::uint64_t offset) {
  while (size > 0) {
    const ssize_t read = ::pread(file, to, size, static_cast<off_t>(offset));
    if (read < 0 && errno == EINTR) continue;
    if (read == 0) errno = EIO;
    if (read <= 0) fail("cannot read from a temporary file");
    to += read;
    size -= static_cast<std::size_t>(read);
    offset += static_cast<std::uint64_t>(read);
  }
}

}  // namespace

Parking::Parking(std::string scratch_dir, std::size_t limit_bytes)
    : scratch_dir_(std::move(scratch_dir)), limit_bytes_(limit_bytes) {}

Parking::~Parking() {
  if (file_ >= 0) ::close(file_);
}

// Small pieces are joined, because each costs a call when it is moved out; large ones stay where they are.
void Parking::add(std::int64_t slice, std::string&& bytes) {
  constexpr std::size_t kSmallBytes = std::size_t{1} << 12;
  constexpr std::size_t kJoinedBytes = std::size_t{1} << 16;
  std::vector<std::string>& waiting = slices_[slice];
  if (!waiting.empty() && bytes.size() < kSmallBytes && waiting.back().size() < kJoinedBytes) {
    bytes_in_memory_ -= waiting.back().capacity();
    waiting.back() += bytes;
  } else {
    waiting.push_back(std::move(bytes));
  }
  bytes_in_memory_ += waiting.back().capacity();
  if (bytes_in_memory_ > room_bytes() + kept_bytes_ && !scratch_dir_.empty()) move_out(kSlicesWantedSoon);
}

// Each part is read by a call of its own: they must not grow smaller the more slices there are.
std::size_t Parking::room_bytes() const {
  return std::max(limit_bytes_, limit_bytes_ * slices_.size() / kSlicesALimit);
}

// A slice's pieces become one, and neighbours are written by one call: there may be thousands of slices.
void Parking::move_out(std::size_t first_kept) {
  constexpr std::size_t kWrittenBytes = std::size_t{1} << 18;
  if (file_ < 0) file_ = open_nameless(scratch_dir_);
  Move move;
  std::string gathered;
  const auto write_gathered = [&] {
    write_all(file_, gathered, file_end_);
    file_end_ += gathered.size();
    gathered.clear();
  };
  for (auto& [number, waiting] : slices_) {
    if (first_kept > 0) {
      --first_kept;
      continue;
    }
    if (waiting.empty()) continue;
    Head head{number, 0};
    for (const std::string& piece : waiting) head.size += piece.size();
    if (move.next_at == 0) move = {head, file_end_ + sizeof head, 0};
    gathered.append(reinterpret_cast<const char*>(&head), sizeof head);
    for (const std::string& piece : waiting) {
      gathered += piece;
      bytes_in_memory_ -= piece.capacity();
    }
    std::vector<std::string>{}.swap(waiting);  // clear() would keep the memory
    if (gathered.size() >= kWrittenBytes) write_gathered();
  }
  write_gathered();
  move.end = file_end_;
  if (move.next_at != 0) moves_.push_back(move);
  kept_bytes_ = bytes_in_memory_;
}

// The C library would keep what several threads have let go of, each for threads to come.
void Parking::settle() {
  if (file_ < 0) return;
  move_out(0);
  ::malloc_trim(0);
}

// With the head of the part behind it, so that each costs one call.
std::string Parking::take_part(Move& move) {
  const std::size_t size = move.next.size;
  const std::uint64_t part_end = move.next_at + size;
  std::string part(size + (part_end < move.end ? sizeof(Head) : 0), '\0');
  read_all(file_, part.data(), part.size(), move.next_at);
  if (part.size() > size) std::memcpy(&move.next, part.data() + size, sizeof(Head));
  move.next_at = part_end + (part.size() - size);
  part.resize(size);
  return part;
}

std::vector<std::string> Parking::take_first() {
  const auto first = slices_.begin();
  std::vector<std::string> pieces;
  for (Move& move : moves_) {
    if (move.next.slice == first->first) pieces.push_back(take_part(move));
  }
  std::erase_if(moves_, [](const Move& move) { return move.next_at == move.end; });
  for (std::string& piece : first->second) {
    bytes_in_memory_ -= piece.capacity();
    pieces.push_back(std::move(piece));
  }
  slices_.erase(first);
  kept_bytes_ = std::min(kept_bytes_, bytes_in_memory_);
  return pieces;
}

}  // namespace slettefrist::scratch
