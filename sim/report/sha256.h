// SHA-256 of bytes that come piece by piece, and the version of the library behind it; digests of what lies
// there whole stand in report.h.
// Kept apart so that one source file alone sees OpenSSL.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace slettefrist::report {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(std::string_view bytes);
  std::string hex();  // once, in the end

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

std::string digest_library_version();  // "3.0.11"

}  // namespace slettefrist::report
