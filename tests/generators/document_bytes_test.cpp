// Bytes of documents: exactly as long as told, marked, readable, and the same for good.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "generators/document_forms.h"
#include "tests/generators/file_readers.h"
#include "tests/generators/sample_world.h"

namespace slettefrist::generators {
namespace {

Document document_of(RecordId id, std::int64_t byte_size, FileForm form = FileForm::text) {
  Document document;
  document.media_type = media_type_of(form);
  document.document_id = id;
  document.byte_size = byte_size;
  return document;
}

// Whether every character is whole; enough of UTF-8 for text of our own making.
bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : (lead & 0xE0) == 0xC0 ? 2 : 0;
    if (length == 0 || i + length > text.size()) return false;
    if (length == 2 && (static_cast<unsigned char>(text[i + 1]) & 0xC0) != 0x80) return false;
    i += length;
  }
  return true;
}

RC_GTEST_PROP(DocumentBytes, are_as_many_as_told_and_open_with_the_token, ()) {
  const RecordId id = *rc::gen::inRange<RecordId>(1, RecordId{1} << 52);
  const std::int64_t size = *rc::gen::inRange<std::int64_t>(0, 3000);
  const std::string bytes = document_bytes(document_of(id, size));
  RC_ASSERT(static_cast<std::int64_t>(bytes.size()) == size);
  const std::string mark = token(Area::document, id);
  RC_ASSERT(bytes.substr(0, mark.size()) == mark.substr(0, bytes.size()));
  RC_ASSERT(is_utf8(bytes));
}

TEST(DocumentBytes, differ_from_document_to_document_beyond_the_token) {
  const std::string one = document_bytes(document_of(11, 500));
  const std::string two = document_bytes(document_of(12, 500));
  EXPECT_NE(one.substr(60), two.substr(60));
}

TEST(DocumentBytes, are_the_same_for_good) {
  EXPECT_EQ(document_bytes(document_of(303, 60)),
            "SLTF-document-303-X indhold afventer kopi bilag sygdom aftal");
  EXPECT_EQ(digest_of_text(document_bytes(document_of(303, 65536))), 16142373575857076896ULL);
}

// The sizes around every step that a size makes in the frame, and large ones.
std::vector<std::size_t> telling_sizes(std::size_t least) {
  std::vector<std::size_t> sizes;
  for (std::size_t size = least; size < least + 1200; ++size) sizes.push_back(size);
  for (const std::size_t around : {10000, 65536, 66000, 100700, 140000, 1000700}) {
    for (std::size_t size = around - 20; size < around + 20; ++size) sizes.push_back(size);
  }
  return sizes;
}

TEST(DocumentBytes, are_a_pdf_whose_every_offset_and_length_is_right_at_any_size) {
  const std::string mark = token(Area::document, 303);
  for (const std::size_t size : telling_sizes(least_bytes(FileForm::pdf, mark.size()))) {
    const std::string file = document_bytes(document_of(303, static_cast<std::int64_t>(size), FileForm::pdf));
    ASSERT_EQ(file.size(), size);
    const ReadPdf pdf = read_pdf(file);
    ASSERT_EQ(pdf.fault, "") << size << " bytes";
    ASSERT_EQ(pdf.objects.size(), 5u);
    ASSERT_NE(pdf.page.find("(" + mark + ")Tj"), std::string::npos);
    ASSERT_NE(pdf.page.find("\nET\n"), std::string::npos);
  }
}

// The table's own place is told in digits that move it: at some sizes no number of digits fits.
TEST(DocumentBytes, are_a_pdf_also_where_the_place_of_the_table_gains_a_digit) {
  for (std::size_t size = 1000; size < 12000; ++size) {
    ASSERT_EQ(read_pdf(pdf_file("SLTF-document-1-X", size, size)).fault, "") << size << " bytes";
  }
}

TEST(DocumentBytes, are_a_png_whose_every_check_sum_is_right_at_any_size) {
  const std::string mark = token(Area::document, 404);
  for (const std::size_t size : telling_sizes(least_bytes(FileForm::png, mark.size()))) {
    const std::string file = document_bytes(document_of(404, static_cast<std::int64_t>(size), FileForm::png));
    ASSERT_EQ(file.size(), size);
    const ReadPng png = read_png(file);
    ASSERT_EQ(png.fault, "") << size << " bytes";
    ASSERT_EQ(png.comment.substr(0, mark.size()), mark);
    ASSERT_EQ(png.pixels.size(), std::size_t{png.width} * png.height);
    ASSERT_GE(png.width, 15u);
  }
}

TEST(DocumentBytes, readers_of_the_tests_find_a_changed_byte) {
  std::string pdf = document_bytes(document_of(1, 2000, FileForm::pdf));
  EXPECT_EQ(read_pdf(pdf).fault, "");
  pdf.insert(30, " ");
  EXPECT_NE(read_pdf(pdf).fault, "");
  const std::string png = document_bytes(document_of(1, 2000, FileForm::png));
  for (const std::size_t at : {20, 40, 60, 500, 1990}) {
    std::string broken = png;
    broken[at] = static_cast<char>(broken[at] ^ 1);
    EXPECT_NE(read_png(broken).fault, "") << at;
  }
}

TEST(DocumentBytes, carry_their_token_once_as_plain_bytes_in_every_form) {
  for (const FileForm form : {FileForm::text, FileForm::pdf, FileForm::png}) {
    const std::string file = document_bytes(document_of(77, 3000, form));
    const std::string mark = token(Area::document, 77);
    const std::size_t at = file.find(mark);
    ASSERT_NE(at, std::string::npos) << media_type_of(form);
    EXPECT_EQ(file.find(mark, at + 1), std::string::npos) << media_type_of(form);
  }
}

TEST(DocumentBytes, of_pdf_and_png_are_the_same_for_good) {
  EXPECT_EQ(digest_of_text(document_bytes(document_of(303, 2500, FileForm::pdf))), 6142586939861965468ULL);
  EXPECT_EQ(digest_of_text(document_bytes(document_of(303, 2500, FileForm::png))), 4692266945112683233ULL);
}

}  // namespace
}  // namespace slettefrist::generators
