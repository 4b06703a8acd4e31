// Writing submissions; see submissions.h. Written by hand, since rows are many and their shape is one.
//
// This file must not know what may be registered.
#include "sim/report/submissions.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "sim/report/text.h"
#include "sim/report/whole_file.h"

namespace slettefrist::report {
namespace {

void append_text(std::string& line, std::string_view text) {
  line += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      line += '\\';
      line += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      line += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      line += c;
    }
  }
  line += '"';
}

void append_text_or_null(std::string& line, std::string_view text) {
  if (text.empty()) {
    line += "null";
  } else {
    append_text(line, text);
  }
}

void append_fields(std::string& line, const Submission& submission) {
  line += '{';
  for (const SubmissionField& field : submission.fields) {
    if (line.back() != '{') line += ',';
    append_text(line, field.name);
    line += ':';
    if (field.kind == SubmissionField::Kind::text) {
      append_text(line, field.text);
    } else {
      line += field.text;
    }
  }
  line += '}';
}

}  // namespace

struct SubmissionsWriter::Impl {
  explicit Impl(std::string path) : file(std::move(path)) {}
  WholeFile file;
};

SubmissionsWriter::SubmissionsWriter(std::string path) : impl_(std::make_unique<Impl>(std::move(path))) {}
SubmissionsWriter::~SubmissionsWriter() = default;

void SubmissionsWriter::add(const LabelledSubmission& row) {
  std::string& line = impl_->file.buffer();
  line += "{\"submission_id\":";
  append_number(line, row.submission.submission_id);
  line += ",\"recipe\":";
  append_text_or_null(line, row.recipe);
  line += ",\"area\":";
  append_text(line, name_of(row.submission.area));
  line += ",\"submitted_at\":\"";
  append_text(line, row.submission.submitted_at);
  line += "\",\"fields\":";
  append_fields(line, row.submission);
  line += row.expected.is_accepted ? ",\"expected\":\"accepted\"" : ",\"expected\":\"rejected\"";
  line += ",\"reason\":";
  append_text_or_null(line, row.expected.reason);
  line += ",\"clause\":";
  append_text_or_null(line, row.expected.clause);
  line += "}\n";
  impl_->file.flush_when_full();
}

void SubmissionsWriter::close() { impl_->file.close(); }

}  // namespace slettefrist::report
