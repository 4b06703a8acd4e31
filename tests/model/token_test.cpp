// Tokens written and read back.
#include "sim/model/token.h"

#include <gtest/gtest.h>

namespace slettefrist {
namespace {

TEST(Token, is_read_back_as_the_record_that_it_was_written_for) {
  for (const Area area : kAreas) {
    for (const RecordId id : {RecordId{1}, RecordId{303}, (RecordId{1} << 53) - 1}) {
      const std::string text = token(area, id);
      EXPECT_LE(text.size(), kTokenBytesMax);
      EXPECT_EQ(record_of_token(text + " and more"), (RecordKey{area, id}));
    }
  }
}

TEST(Token, is_read_back_from_a_copy_that_folds_case) {
  EXPECT_EQ(record_of_token("sltf-contact_course-303-x.png"), (RecordKey{Area::contact_course, 303}));
  EXPECT_EQ(record_of_token("SLTF-CONTACT_COURSE-303-X.PNG"), (RecordKey{Area::contact_course, 303}));
}

TEST(Token, is_none_when_it_is_cut_off_anywhere) {
  const std::string text = token(Area::contact_course, 303);
  for (std::size_t size = 0; size < text.size(); ++size) {
    EXPECT_FALSE(record_of_token(text.substr(0, size))) << size;
  }
}

TEST(Token, is_none_when_no_token_is_written_like_that) {
  for (const char* const text :
       {"SLTF-document-0303-X", "SLTF-document-+3-X", "SLTF-document-3-Y", "SLTF-documents-3-X", "SLTF--3-X",
        "SLTF-document-99999999999999999999-X", "SLTF-document--X", "SLTF-"}) {
    EXPECT_FALSE(record_of_token(text)) << text;
  }
}

}  // namespace
}  // namespace slettefrist
