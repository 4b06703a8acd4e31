// Pinned digests: a change of any stream changes what every seed means, and must be noticed and announced.
#include <gtest/gtest.h>

#include "tests/generators/sample_world.h"

namespace slettefrist::generators {
namespace {

TEST(Golden, history_of_a_small_world_is_the_same_for_good) {
  Settings settings = sample_settings(200);
  switch_off_life_course(settings.rates);
  const std::string text = text_of(whole_history(settings));
  EXPECT_EQ(digest_of_text(text), 1704502730820634657ULL) << text.substr(0, 2000);
}

TEST(Golden, history_with_documents_on_any_notification_is_the_same_for_good) {
  Settings settings = sample_settings(100);
  settings.documents_on_any = true;
  settings.plant_share = 0.0;
  switch_off_life_course(settings.rates);
  EXPECT_EQ(digest_of_text(text_of(whole_history(settings))), 604140004216792309ULL);
}

TEST(Golden, life_courses_of_a_small_world_are_the_same_for_good) {
  const std::string text = text_of(whole_history(eventful_settings(100)));
  EXPECT_EQ(digest_of_text(text), 16194201114958404626ULL) << text.substr(0, 2000);
}

}  // namespace
}  // namespace slettefrist::generators
