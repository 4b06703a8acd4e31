// One row of JSON, as a value of the caller's kind, or why it cannot be taken at its word.
//
// A key that stands twice has two values, of which a reader sees one and the next reader the other; values
// nested without end would overrun the stack of whoever walks them. It must not know a column.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace slettefrist::input {

// A discarded value where the text is no JSON. `trouble`: "read ..., expected ...", "" if there is none.
template <class Json>
Json parse_json_row(const std::string& text, std::string& trouble) {
  constexpr int kMostLevels = 32;
  trouble.clear();
  std::vector<std::vector<std::string>> keys;  // of the objects that are open
  const auto look = [&](int levels, typename Json::parse_event_t event, const Json& value) {
    using Event = typename Json::parse_event_t;
    if (event == Event::object_end) keys.pop_back();  // not called for what is not kept
    if (event == Event::key) {
      auto key = value.template get<std::string>();
      auto& known = keys.back();
      if (std::find(known.begin(), known.end(), key) != known.end() && trouble.empty())
        trouble = "read the key \"" + key + "\" twice, expected it once";
      known.push_back(std::move(key));
    }
    const bool opens = event == Event::object_start || event == Event::array_start;
    if (event == Event::object_start) keys.emplace_back();
    if (!opens || levels < kMostLevels) return true;
    trouble = "read values nested more than " + std::to_string(kMostLevels) + " deep, expected a flat row";
    return false;  // what lies below is not kept
  };
  return Json::parse(text, look, false);
}

}  // namespace slettefrist::input
