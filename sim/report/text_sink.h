// What sinks of rows as text have in common: a file of their own, its lines and its digest.
//
// This file must not know how a row is written down.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "sim/report/table_sink.h"
#include "sim/report/whole_file.h"

namespace slettefrist::report {

class TextSink : public TableSink {
 public:
  explicit TextSink(std::string path) : path_(std::move(path)) {}

  void open() override { file_.emplace(path_, true); }
  void take(std::string_view rows, std::int64_t count) override {
    file_->add(rows);
    lines_ += count;
  }
  void close() override { file_->close(); }
  std::int64_t lines_written() const override { return lines_; }
  std::string sha256() const override { return file_->sha256(); }

 private:
  std::string path_;
  std::optional<WholeFile> file_;
  std::int64_t lines_ = 0;
};

}  // namespace slettefrist::report
