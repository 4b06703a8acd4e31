// Codes drawn by weight: where citizens live, which office tells of them, in which fund they are insured, and
// what kinds of things happen.
//
// Ours, or a user's own in their place. Every draw takes one step of its stream, so that no table shifts what
// is drawn after it. This file must not know records.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "generators/weights.h"
#include "sim/model/people.h"

namespace slettefrist::generators {

class CodeChoice {
 public:
  explicit CodeChoice(const std::vector<WeightedCode>& codes);
  const std::string& draw(Stream& stream) const { return codes_[weights_.draw(stream)]; }

 private:
  std::vector<std::string> codes_;
  Weights weights_;
};

class Places {
 public:
  // Municipalities without a jobcentre are left out where the user names jobcentres.
  explicit Places(const Codes& own);

  const std::string& draw_municipality(Stream& stream) const { return municipalities_.draw(stream); }
  const std::string& draw_fund(Stream& stream) const { return funds_.draw(stream); }
  // Without codes of the user's own: the municipality's code and two digits of ours.
  std::string draw_jobcentre(Stream& stream, const std::string& municipality_code) const;
  const std::string& draw_event_kind(Stream& stream) const { return event_kinds_.draw(stream); }
  const std::string& draw_decision_kind(Stream& stream) const { return decision_kinds_.draw(stream); }
  const std::string& draw_sanction_kind(Stream& stream) const { return sanction_kinds_.draw(stream); }

 private:
  CodeChoice funds_;
  CodeChoice municipalities_;
  std::map<std::string, CodeChoice, std::less<>> jobcentres_;  // by municipality
  CodeChoice event_kinds_;
  CodeChoice decision_kinds_;
  CodeChoice sanction_kinds_;
};

}  // namespace slettefrist::generators
