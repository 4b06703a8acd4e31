// Walks a document and changes one place at a time; see proof_alterations.h.
//
// Another value is of the same kind where there is one: the next day, the next second, the next number. It
// must not know what a proof says.
#include "tests/contract/proof_alterations.h"

#include <map>

#include "sim/model/day.h"

namespace slettefrist::contract {
namespace {

using Json = nlohmann::json;
using Pointer = Json::json_pointer;

Json another(const Json& value) {
  if (value.is_boolean()) return !value.get<bool>();
  if (value.is_number_integer()) return value.get<std::int64_t>() + 1;
  if (!value.is_string()) return "2024-12-24";
  const std::string text = value;
  if (const auto day = parse_day(text)) return to_text(*day + 1);
  if (const auto instant = parse_instant(text)) return to_text(Instant{instant->seconds + 1});
  // A word that could stand there as well.
  static const std::map<std::string, std::string> others{{"first", "last"},
                                                         {"last", "first"},
                                                         {"clamp", "overflow"},
                                                         {"zone", "utc"},
                                                         {"utc", "zone"},
                                                         {"anniversary", "day_after"},
                                                         {"day_after", "anniversary"},
                                                         {"here", "gone"},
                                                         {"gone", "here"},
                                                         {"expires_on", "served_on"},
                                                         {"served_on", "expires_on"},
                                                         {"0 days", "1 day"},
                                                         {"1 day", "2 days"},
                                                         {"7 hours", "8 hours"},
                                                         {"03:00", "03:01"},
                                                         {"all_records", "anchored_since"},
                                                         {"document", "sanction"},
                                                         {"sanction", "document"},
                                                         {"notification", "answer"}};
  const auto other = others.find(text);
  return other != others.end() ? other->second : text + "0";
}

class Walk {
 public:
  explicit Walk(const Json& document) : document_(document) { visit(Pointer{}, document); }
  std::vector<Alteration> take() { return std::move(alterations_); }

 private:
  void visit(const Pointer& at, const Json& value) {
    if (value.is_object()) {
      add(at / "nobody_asked", "a field too many", 1);
      for (const auto& [key, inner] : value.items()) {
        Json without = document_;
        without[at].erase(key);
        alterations_.push_back({(at / key).to_string() + ": left out", without.dump()});
        visit(at / key, inner);
      }
    } else if (value.is_array()) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        Json without = document_;
        without[at].erase(i);
        alterations_.push_back({(at / i).to_string() + ": left out", without.dump()});
        visit(at / i, value[i]);
      }
    } else {
      add(at, "another value", another(value));
    }
  }

  void add(const Pointer& at, const char* how, const Json& value) {
    Json altered = document_;
    altered[at] = value;
    alterations_.push_back({at.to_string() + ": " + how + " " + value.dump(), altered.dump()});
  }

  const Json& document_;
  std::vector<Alteration> alterations_;
};

}  // namespace

std::vector<Alteration> alterations_of(const Json& document) { return Walk{document}.take(); }

}  // namespace slettefrist::contract
