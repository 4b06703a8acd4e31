// Where bytes wait for their time: one heap a slice of time, moved to a temporary file when they grow large.
//
// The file has no name once it is open, so that nothing is left behind however the program ends. This file
// must not know what the bytes mean.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace slettefrist::scratch {

// Of one kind of bytes. With less, what is moved out at one time would be small parts of many slices, each of
// which has to be found again.
constexpr std::size_t kParkedInMemoryBytes = std::size_t{4} << 20;

class Parking {
 public:
  // With scratch_dir "" everything stays in memory. Else, when `limit_bytes` came in (and as much again for
  // every 2,048 slices) all is moved out but the two slices that come first, which are wanted soon.
  Parking(std::string scratch_dir, std::size_t limit_bytes);
  ~Parking();
  Parking(const Parking&) = delete;
  Parking& operator=(const Parking&) = delete;

  void add(std::int64_t slice, std::string&& bytes);
  // Little will be added from now on: if a file is in use, all goes there, and the memory back to the system.
  void settle();
  bool is_empty() const { return slices_.empty(); }
  std::int64_t first_slice() const { return slices_.begin()->first; }
  // The bytes of the first slice in the order in which they were added, and its end. They lie in several
  // pieces; what was added in one call lies in one.
  std::vector<std::string> take_first();

  std::size_t bytes_in_memory() const { return bytes_in_memory_; }

 private:
  // Before each part in the file.
  struct Head {
    std::int64_t slice = 0;
    std::uint64_t size = 0;  // of the part that follows
  };
  // What was moved out at one time: parts by slice, behind each other. Slices are taken in this order too, so
  // of all its parts only the next one is known in memory.
  struct Move {
    Head next;
    std::uint64_t next_at = 0;  // in the file, behind its head
    std::uint64_t end = 0;
  };
  std::size_t room_bytes() const;
  void move_out(std::size_t first_kept);
  std::string take_part(Move& move);

  std::string scratch_dir_;
  std::size_t limit_bytes_;
  std::size_t bytes_in_memory_ = 0;
  std::size_t kept_bytes_ = 0;  // of those: what the last move left behind
  int file_ = -1;
  std::uint64_t file_end_ = 0;
  std::vector<Move> moves_;  // of which something is left
  // All slices of which something is left; what of them lies in memory, which came in after what was moved.
  std::map<std::int64_t, std::vector<std::string>> slices_;
};

}  // namespace slettefrist::scratch
