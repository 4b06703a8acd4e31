// The nine CSV files of a pack, streamed delivery by delivery in the contract's columns.
// `visit_columns` is the only list of columns; a document's bytes come in as a digest. The files
// take their places at close(), not before. This file must not know a rule.
#include <array>
#include <cassert>
#include <memory>
#include <type_traits>
#include <utility>

#include "sim/report/csv.h"
#include "sim/report/report.h"
#include "sim/report/text.h"
#include "sim/report/whole_file.h"

namespace slettefrist::report {
namespace {

// No quoting for what our own formatting wrote: days, instants and numbers hold no comma.
void append_field(std::string& line, const std::string& field) { append_csv_field(line, field); }
void append_field(std::string& line, Day field) { line += to_text(field); }
void append_field(std::string& line, Instant field) { append_instant(line, field); }
template <class Integer>
requires std::is_integral_v<Integer>
void append_field(std::string& line, Integer field) { append_number(line, field); }
template <class Field>
void append_field(std::string& line, const std::optional<Field>& field) {
  if (field) append_field(line, *field);
}

template <class Record>
void append_header(std::string& line) {
  const Record record{};
  bool first = true;
  visit_columns(record, [&](std::string_view name, Need, const auto&) {
    if (!std::exchange(first, false)) line += ',';
    line += name;
  });
  line += '\n';
}

}  // namespace

struct PackWriter::Impl {
  std::function<std::string(const Document&)> content_sha256;
  std::array<std::unique_ptr<WholeFile>, kAreaCount> files;

  template <class Record>
  void open(const std::string& directory) {
    auto& file = files.at(index_of(Record::kArea));
    file = std::make_unique<WholeFile>(directory + "/" + std::string{name_of(Record::kArea)} + ".csv");
    append_header<Record>(file->buffer());
  }

  template <class Record>
  void add(const Record& record) {
    WholeFile& file = *files[index_of(Record::kArea)];
    std::string& line = file.buffer();
    bool first = true;
    visit_columns(record, [&](std::string_view name, Need, const auto& field) {
      if (!std::exchange(first, false)) line += ',';
      if constexpr (std::is_same_v<Record, Document>) {
        if (name == "content_sha256") return append_csv_field(line, content_sha256(record));
      }
      append_field(line, field);
    });
    line += '\n';
    file.flush_when_full();
  }

  template <class Record>
  void add_all(const std::vector<Record>& records) {
    for (const Record& record : records) add(record);
  }
};

PackWriter::PackWriter(std::string directory, std::function<std::string(const Document&)> content_sha256)
    : impl_(std::make_unique<Impl>()) {
  assert(content_sha256 && "a pack needs to know its documents' digests");
  impl_->content_sha256 = std::move(content_sha256);
  impl_->open<Citizen>(directory);
  impl_->open<Notification>(directory);
  impl_->open<Answer>(directory);
  impl_->open<Document>(directory);
  impl_->open<Sanction>(directory);
  impl_->open<ContactCourse>(directory);
  impl_->open<PlanDraft>(directory);
  impl_->open<BenefitReport>(directory);
  impl_->open<Message>(directory);
}

PackWriter::~PackWriter() = default;

void PackWriter::add(const History& delivery) {
  impl_->add_all(delivery.citizens);
  for (const Family& family : delivery.families) {
    impl_->add(family.notification);
    impl_->add_all(family.answers);
    impl_->add_all(family.documents);
  }
  impl_->add_all(delivery.sanctions);
  impl_->add_all(delivery.contact_courses);
  impl_->add_all(delivery.plan_drafts);
  impl_->add_all(delivery.benefit_reports);
  impl_->add_all(delivery.messages);
}

std::vector<std::string> PackWriter::close() {
  std::vector<std::string> names;
  for (const Area area : kAreas) {
    impl_->files.at(index_of(area))->close();
    names.push_back(std::string{name_of(area)} + ".csv");
  }
  return names;
}

}  // namespace slettefrist::report
