// stories.csv: the order of expected_deletions.csv, quoted where it must be, named as the mapping names.
#include "sim/report/stories.h"

#include "tests/report/sample_report.h"

namespace slettefrist::report {
namespace {

class Stories : public ReportFolder {};

const std::vector<Story> kStories{
    {Area::sanction, 4, "Åben.", "Open."},
    {Area::document, 12, "Gemt kl. 23, \"sent\".", "Saved at 23:00, \"late\"."},
    {Area::document, 3, "Først.", "First."},
};

TEST_F(Stories, are_sorted_by_area_and_id_and_quoted_where_they_hold_commas) {
  write_stories_csv(path("stories.csv"), kStories, {});
  EXPECT_EQ(content_of(path("stories.csv")),
            "area,record_id,story_da,story_en\n"
            "document,3,Først.,First.\n"
            "document,12,\"Gemt kl. 23, \"\"sent\"\".\",\"Saved at 23:00, \"\"late\"\".\"\n"
            "sanction,4,Åben.,Open.\n");
}

TEST_F(Stories, name_tables_and_ids_as_the_mapping_does) {
  tables::Mapping mapping;
  mapping.ids = tables::Ids::uuid;
  tables::TableMapping bilag;
  bilag.table = "document";
  bilag.name = "bilag";
  mapping.tables.push_back(bilag);
  write_stories_csv(path("stories.csv"), {{Area::document, 3, "Først.", "First."}}, mapping);
  const std::string text = content_of(path("stories.csv"));
  EXPECT_NE(text.find("\nbilag,"), std::string::npos) << text;
  EXPECT_EQ(text.find(",3,"), std::string::npos) << text;
}

}  // namespace
}  // namespace slettefrist::report
