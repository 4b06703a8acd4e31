// Bytes of documents: exactly as long as told, marked, readable, and the same for good.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/generators/sample_world.h"

namespace slettefrist::generators {
namespace {

Document document_of(RecordId id, std::int64_t byte_size) {
  Document document;
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

}  // namespace
}  // namespace slettefrist::generators
