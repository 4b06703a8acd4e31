// A submission: what somebody asks the data foundation to register or to show, and the answer to it.
//
// Fields are name and value as written, so that a wrong field can be told and not only refused by a type.
// This file must not know what may be registered.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/day.h"
#include "sim/model/records.h"

namespace slettefrist {

struct SubmissionField {
  enum class Kind : std::uint8_t { text, whole, other };  // other: a fraction, true, a list, ...
  std::string name;
  Kind kind = Kind::text;
  std::string text;        // whole numbers too: as written
  std::int64_t whole = 0;  // kind whole
};

struct Submission {
  std::int64_t submission_id = 0;
  Area area = Area::citizen;
  std::vector<SubmissionField> fields;
  Instant submitted_at;
};
inline const SubmissionField* field_of(const Submission& submission, std::string_view name) {
  for (const SubmissionField& field : submission.fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

// Accepted, or rejected with a reason and the clause it rests on (both empty where accepted).
struct Verdict {
  bool is_accepted = true;
  std::string reason;
  std::string clause;
  bool operator==(const Verdict&) const = default;
};

// A submission with the right answer attached. `recipe` names how it was made; a user's own may have none.
struct LabelledSubmission {
  Submission submission;
  std::string recipe;
  Verdict expected;
};

}  // namespace slettefrist
