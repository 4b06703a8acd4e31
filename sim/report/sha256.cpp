// SHA-256 of bytes and files, through OpenSSL's EVP; the only source file that sees OpenSSL.
// Digests are evidence, hence a cryptographic hash. A library that refuses to hash is std::runtime_error.
#include "sim/report/sha256.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "sim/report/report.h"

namespace slettefrist::report {
namespace {

void demand(bool done) {
  if (!done) throw std::runtime_error("OpenSSL refuses to compute a SHA-256 digest");
}

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

[[noreturn]] void fail(const std::string& path, int error) {
  throw std::runtime_error("cannot read " + path + ": " + std::generic_category().message(error));
}

}  // namespace

struct Sha256::Context {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> openssl{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  EVP_MD_CTX* const context = context_->openssl.get();
  demand(context != nullptr && EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  demand(EVP_DigestUpdate(context_->openssl.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  demand(EVP_DigestFinal_ex(context_->openssl.get(), digest.data(), &length) == 1);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (unsigned int i = 0; i < length; ++i) {
    text += kDigits[digest.at(i) >> 4];
    text += kDigits[digest.at(i) & 15];
  }
  return text;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

std::string sha256_hex_of_file(const std::string& path) {
  const std::unique_ptr<std::FILE, FileCloser> file{std::fopen(path.c_str(), "rb")};
  if (!file) fail(path, errno);
  Sha256 hash;
  std::vector<char> piece(std::size_t{1} << 18);
  for (;;) {
    const std::size_t read = std::fread(piece.data(), 1, piece.size(), file.get());
    hash.add(std::string_view{piece.data(), read});
    if (read == piece.size()) continue;
    if (std::ferror(file.get()) != 0) fail(path, errno);
    return hash.hex();
  }
}

std::string digest_library_version() { return OpenSSL_version(OPENSSL_VERSION_STRING); }

}  // namespace slettefrist::report
