// submissions.ndjson: labelled submissions, one JSON object a line, keys in a fixed order.
//
// Streamed, whole or not at all. This file must not know what may be registered.
#pragma once

#include <memory>
#include <string>

#include "sim/model/submission.h"

namespace slettefrist::report {

class SubmissionsWriter {
 public:
  explicit SubmissionsWriter(std::string path);
  ~SubmissionsWriter();
  void add(const LabelledSubmission& row);
  void close();  // renames into place

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace slettefrist::report
