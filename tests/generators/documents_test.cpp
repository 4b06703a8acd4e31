// Documents: when they are stored, on what, and what they carry.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "generators/document_forms.h"
#include "tests/generators/sample_world.h"

namespace slettefrist::generators {
namespace {

TEST(Documents, are_never_stored_before_uploads_open) {
  const Settings settings = sample_settings(0);
  std::size_t on_old_parents = 0;
  for (const History* history : {&sample_world(), &sample_world_with_documents_on_any()}) {
    for (const Family& family : history->families) {
      const bool old_parent = local_day(family.notification.notified_at) < settings.uploads_open_on;
      for (const Document& document : family.documents) {
        ASSERT_GE(local_day(document.stored_at), settings.uploads_open_on);
        ASSERT_FALSE(old_parent && history == &sample_world());
        on_old_parents += old_parent;
      }
    }
  }
  EXPECT_GT(on_old_parents, 500u);  // with documents_on_any
}

TEST(Documents, are_saved_within_two_weeks_of_a_young_parent) {
  for (const Family& family : sample_world().families) {
    std::map<RecordId, Day> parent_days{
        {family.notification.notification_id, local_day(family.notification.notified_at)}};
    for (const Answer& answer : family.answers) parent_days[answer.answer_id] = local_day(answer.answered_at);
    for (const Document& document : family.documents) {
      const RecordId parent = document.notification_id ? *document.notification_id : *document.answer_id;
      ASSERT_LE(local_day(document.stored_at) - parent_days.at(parent), 14);
    }
  }
}

TEST(Documents, carry_their_token_a_form_a_size_that_holds_it_and_often_an_older_date) {
  std::size_t documents = 0;
  std::size_t dated_before = 0;
  std::size_t danish_letters = 0;
  std::map<FileForm, std::size_t> of_form;
  std::vector<std::int64_t> sizes;
  for (const Family& family : sample_world().families) {
    for (const Document& document : family.documents) {
      const std::string mark = token(Area::document, document.document_id);
      const FileForm form = form_of(document.media_type);
      ++of_form[form];
      ASSERT_EQ(document.media_type, media_type_of(form));
      ASSERT_TRUE(document.file_name.ends_with("-" + mark + std::string{ending_of(form)}));
      danish_letters += document.file_name.find("ø") != std::string::npos;
      ASSERT_GE(document.byte_size, static_cast<std::int64_t>(least_bytes(form, mark.size())));
      ASSERT_TRUE(document.content_sha256.empty());
      ASSERT_GT(document.byte_size, static_cast<std::int64_t>(mark.size()));
      ASSERT_LE(document.byte_size, 64 * 1024);
      ASSERT_LE(document.file_dated_on, local_day(document.stored_at));
      ++documents;
      dated_before += document.file_dated_on < local_day(document.stored_at);
      sizes.push_back(document.byte_size);
    }
  }
  ASSERT_GT(documents, 500u);
  EXPECT_GT(danish_letters, 50u);
  EXPECT_NEAR(share(of_form[FileForm::png], documents), 0.2, 0.05);
  EXPECT_GT(share(of_form[FileForm::pdf], documents), 0.3);  // the smallest are text instead
  EXPECT_NEAR(share(dated_before, documents), 0.6, 0.06);
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
  EXPECT_NEAR(static_cast<double>(sizes[sizes.size() / 2]), sample_settings(0).rates.document_bytes, 200.0);
}

}  // namespace
}  // namespace slettefrist::generators
