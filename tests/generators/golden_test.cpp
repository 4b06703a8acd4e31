// Pinned digests: a change of any stream changes what every seed means, and must be noticed and announced.
#include <gtest/gtest.h>

#include "tests/generators/sample_world.h"

namespace slettefrist::generators {
namespace {

TEST(Golden, history_of_a_small_world_is_the_same_for_good) {
  const std::string text = text_of(whole_history(sample_settings(200)));
  EXPECT_EQ(digest_of_text(text), 1704502730820634657ULL) << text.substr(0, 2000);
}

TEST(Golden, history_with_documents_on_any_notification_is_the_same_for_good) {
  Settings settings = sample_settings(100);
  settings.documents_on_any = true;
  settings.plant_share = 0.0;
  EXPECT_EQ(digest_of_text(text_of(whole_history(settings))), 604140004216792309ULL);
}

}  // namespace
}  // namespace slettefrist::generators
