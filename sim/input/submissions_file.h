// A file of labelled submissions, one JSON object a line, handed over row by row.
//
// Everything malformed is collected and thrown as one InputError at the end. This file must not know what
// may be registered.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "sim/model/submission.h"

namespace slettefrist::input {

using SubmissionSink = std::function<void(std::int64_t line, const LabelledSubmission&)>;

// Throws InputError with up to 50 problems, after the last line, or when the file cannot be read or holds no
// row at all. Well-formed rows have then been handed over: nothing is to be believed of them.
void read_submissions(const std::string& path, const SubmissionSink& sink);

}  // namespace slettefrist::input
