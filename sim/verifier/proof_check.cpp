// Which proof it is, and whether it says what has to be said; see proof_check.h.
//
// A field that is missing, too many or of another value is an objection each. It must not know a file.
#include "sim/verifier/proof_check.h"

#include <nlohmann/json.hpp>
#include <set>

#include "sim/verifier/proofs.h"

namespace slettefrist::verifier {
namespace {

using Json = nlohmann::json;

// Texts are compared as they would be written, so that 303.0 is not 303.
void compare(const Json& said, const Json& found, const std::string& place,
             std::vector<std::string>& objections) {
  if (said.is_object() && found.is_object()) {
    for (const auto& [key, value] : found.items()) {
      if (!said.contains(key)) {
        objections.push_back(place + "/" + key + ": missing, expected " + value.dump());
      } else {
        compare(said.at(key), value, place + "/" + key, objections);
      }
    }
    for (const auto& [key, value] : said.items()) {
      if (!found.contains(key)) objections.push_back(place + "/" + key + ": no such field in a proof");
    }
  } else if (said.is_array() && found.is_array() && said.size() == found.size()) {
    for (std::size_t i = 0; i < said.size(); ++i) {
      compare(said[i], found[i], place + "/" + std::to_string(i), objections);
    }
  } else if (said.dump() != found.dump()) {
    objections.push_back(place + ": the proof says " + said.dump() + ", worked out anew it is " +
                         found.dump());
  }
}

constexpr int kMostLevels = 64;  // of values inside one another: no proof has a sixth of them
struct TooDeep {};

// Of a field that stands twice a reader sees one and this program the other.
Json parsed(const std::string& text) {
  std::vector<std::set<std::string>> open_objects;
  return Json::parse(text, [&](int levels, Json::parse_event_t event, const Json& value) {
    if (levels > kMostLevels) throw TooDeep();
    if (event == Json::parse_event_t::object_start) open_objects.emplace_back();
    if (event == Json::parse_event_t::object_end) open_objects.pop_back();
    if (event == Json::parse_event_t::key && !open_objects.back().insert(value.get<std::string>()).second) {
      throw Unreadable("the field " + value.dump() + " stands twice");
    }
    return true;
  });
}

Json worked_out(const Json& said, const Sources& sources) {
  // One without a format is held against what the source is for; the missing field is an objection like
  // others.
  const Json otherwise = sources.policy ? kRecordProof : kClauseProof;
  const std::string format = said.contains("format") ? said.at("format") : otherwise;
  if (format != kRecordProof && format != kRuleProof && format != kClauseProof) {
    throw Unreadable("format: " + format + " is none this program knows");
  }
  if (format == kClauseProof) {
    if (!sources.clauses) throw SourceMissing("a proof about a clause without a rule: give --clauses FILE");
    return clause_proof(said, *sources.clauses);
  }
  if (!sources.policy) throw SourceMissing("a proof about a record or a rule: give --policy FILE");
  return format == kRuleProof ? rule_proof(said, *sources.policy) : record_proof(said, *sources.policy);
}

// Without the library's "[json.exception.type_error.302] ", which tells a reader nothing.
std::string told_by(const Json::exception& error) {
  const std::string text = error.what();
  const std::size_t end = text.find("] ");
  return end == std::string::npos ? text : text.substr(end + 2);
}

}  // namespace

std::vector<std::string> objections_to(const std::string& proof, const Sources& sources) {
  try {
    const Json said = parsed(proof);
    std::vector<std::string> objections;
    compare(said, worked_out(said, sources), "", objections);
    return objections;
  } catch (const Json::parse_error& error) {
    throw std::runtime_error("the proof is no JSON: it ends or errs at byte " + std::to_string(error.byte) +
                             "; expected what explain --json has written");
  } catch (const Json::exception& error) {
    return {"no proof that can be read: " + told_by(error)};
  } catch (const TooDeep&) {
    return {"no proof that can be read: its values lie more than " + std::to_string(kMostLevels) + " deep"};
  } catch (const Unreadable& error) {
    return {std::string{"it contradicts itself: "} + error.what()};
  }
}

}  // namespace slettefrist::verifier
