// The version of the library behind the digests; the digests themselves stand in report.h.
// Kept apart so that one source file alone sees OpenSSL.
#pragma once

#include <string>

namespace slettefrist::report {

std::string digest_library_version();  // "3.0.11"

}  // namespace slettefrist::report
