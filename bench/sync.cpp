// The disk's own limit: overwrites 4 KiB and waits until they are there, again and again.
//
//   bench_sync FILE PLACE COUNT   appends the median of COUNT times in seconds to FILE
//
// PLACE is made beforehand, so that no time goes into growing it, and removed.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <vector>

namespace {

constexpr std::size_t kBytes = 4096;

double seconds_of_one(int file, std::vector<char>& bytes) {
  ++bytes.front();  // never the same page twice
  const auto start = std::chrono::steady_clock::now();
  const bool is_written =
      ::pwrite(file, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(kBytes) && ::fdatasync(file) == 0;
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  return is_written ? taken.count() : -1.0;
}

}  // namespace

int main(int argc, char** argv) {
  const int count = argc == 4 ? std::atoi(argv[3]) : 0;
  if (count < 1) {
    std::cerr << "usage: bench_sync FILE PLACE COUNT\n";
    return 2;
  }
  const int file = ::open(argv[2], O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  std::vector<char> bytes(kBytes, 'x');
  std::vector<double> seconds;
  bool is_well = file >= 0 && seconds_of_one(file, bytes) >= 0.0 && ::fsync(file) == 0;
  for (int i = 0; is_well && i < count; ++i) {
    seconds.push_back(seconds_of_one(file, bytes));
    is_well = seconds.back() >= 0.0;
  }
  if (file >= 0) ::close(file);
  ::unlink(argv[2]);
  if (!is_well) {
    std::cerr << "bench_sync: " << argv[2] << " cannot be written\n";
    return 3;
  }
  std::nth_element(seconds.begin(), seconds.begin() + count / 2, seconds.end());
  std::ofstream{argv[1], std::ios::app} << seconds[static_cast<std::size_t>(count / 2)] << '\n';
  return 0;
}
