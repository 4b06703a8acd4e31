// Small words and numbers in the one form all writers of this room share.
//
// Text that comes from outside (titles, rule ids, details) passes through `clean` before it is written
// (clean_text.h). This file must not know a report.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/model/clean_text.h"

namespace slettefrist::report {

std::string with_separators(std::int64_t number);                 // "41,203"
std::string counted(std::int64_t number, std::string_view noun);  // "1 finding", "1,002 findings"
std::string markup_escaped(std::string_view text);                // cleaned, for HTML and XML
// JSON inside an element of HTML: no "<" may end the element; in JSON it stands in texts only.
std::string fit_for_page(std::string_view json);

void append_number(std::string& text, std::int64_t number);

}  // namespace slettefrist::report
