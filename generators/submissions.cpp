// Filling rows out of recipes; see submissions.h.
//
// Ranges of days and numbers are drawn at their edges half of the time, since that is where programs err. It
// must not know what a field means.
#include "generators/submissions.h"

#include <cassert>
#include <string>
#include <utility>
#include <vector>

#include "generators/cpr.h"
#include "generators/danish_time.h"
#include "generators/stream.h"

namespace slettefrist::generators {
namespace {

using Kind = RecipeValue::Kind;
constexpr double kShareOnAnEdge = 0.25;  // each of the two edges; assumed

// A row made, and the Danish day it was submitted on.
struct Made {
  LabelledSubmission row;
  Day submitted_on;
};

struct Maker {
  const SubmissionSettings& settings;
  const RecipeBook& book;
  DanishTime time = {};

  void fill_time(Stream& stream, const Recipe& recipe, const Made* parent, Made& made) const;
  SubmissionField field(Stream& stream, const std::string& name, const RecipeValue& value, const Made* parent,
                        const Made& made, const std::string& cpr) const;
  Made make(std::size_t place, std::int64_t id, const Made* parent, const std::string& cpr) const;
};

SubmissionField whole_field(const std::string& name, std::int64_t number) {
  return {name, SubmissionField::Kind::whole, std::to_string(number), number};
}

std::int64_t whole_between(Stream& stream, std::int64_t least, std::int64_t most) {
  if (stream.chance(kShareOnAnEdge)) return least;
  if (stream.chance(kShareOnAnEdge / (1 - kShareOnAnEdge))) return most;
  return boost::random::uniform_int_distribution<std::int64_t>(least, most)(stream);
}

void Maker::fill_time(Stream& stream, const Recipe& recipe, const Made* parent, Made& made) const {
  assert(!recipe.days_after || parent);
  const bool is_after = parent != nullptr && recipe.days_after;
  const Day from = is_after ? parent->submitted_on + recipe.days_after->least : recipe.from;
  const Day to = is_after ? parent->submitted_on + recipe.days_after->most : recipe.to;
  made.submitted_on = from + stream.whole(0, to - from);
  int second = stream.whole(0, kSecondsADay - 1);
  if (stream.chance(kShareOnAnEdge)) {
    made.submitted_on = from;
    second = 0;
  } else if (stream.chance(kShareOnAnEdge / (1 - kShareOnAnEdge))) {
    made.submitted_on = to;
    second = kSecondsADay - 1;
  }
  made.row.submission.submitted_at = time.at(made.submitted_on, second);
}

SubmissionField Maker::field(Stream& stream, const std::string& name, const RecipeValue& value,
                             const Made* parent, const Made& made, const std::string& cpr) const {
  switch (value.kind) {
    case Kind::text:
      return {name, SubmissionField::Kind::text, value.text, 0};
    case Kind::cpr:
      return {name, SubmissionField::Kind::text, cpr, 0};
    case Kind::whole:
      return whole_field(name, whole_between(stream, value.least, value.most));
    case Kind::own_id:
      return whole_field(name, made.row.submission.submission_id);
    case Kind::days_before: {
      const int days = stream.whole(static_cast<int>(value.least), static_cast<int>(value.most));
      return {name, SubmissionField::Kind::text, to_text(made.submitted_on - days), 0};
    }
    case Kind::one_of:
      return field(stream, name, value.choices[stream.index(value.choices.size())], parent, made, cpr);
    case Kind::parent_field: {
      assert(parent);
      SubmissionField copy = *field_of(parent->row.submission, value.text);
      copy.name = name;
      return copy;
    }
  }
  return {};
}

Made Maker::make(std::size_t place, std::int64_t id, const Made* parent, const std::string& cpr) const {
  const Recipe& recipe = book.recipes[place];
  Stream stream(settings.seed, Purpose::submission, id);
  Made made;
  made.row.recipe = recipe.name;
  made.row.expected = recipe.expected;
  Submission& submission = made.row.submission;
  submission.submission_id = id;
  submission.area = recipe.area;
  fill_time(stream, recipe, parent, made);
  for (const RecipeField& part : recipe.fields)
    submission.fields.push_back(field(stream, part.name, part.value, parent, made, cpr));
  return made;
}

// The recipe and those it follows, the first row first.
std::vector<std::size_t> chain_of(const RecipeBook& book, std::size_t place) {
  std::vector<std::size_t> chain{place};
  while (const auto& parent = book.recipes[chain.front()].parent) chain.insert(chain.begin(), *parent);
  return chain;
}

}  // namespace

void make_submissions(const SubmissionSettings& settings, const RecipeBook& book,
                      const std::function<void(const LabelledSubmission&)>& sink) {
  assert(!book.recipes.empty() && !book.recipes.front().parent);
  const Maker maker{settings, book};
  std::int64_t id = 0;
  // Numbers of the default scheme always: a scheme that the services' pattern refuses would be a second
  // error.
  Settings numbering;
  numbering.seed = settings.seed;
  const CprNumbers numbers{numbering, BirthDays{numbering}};
  std::int64_t person = settings.citizens;
  for (std::size_t place = 0; id < settings.count; place = (place + 1) % book.recipes.size()) {
    const std::vector<std::size_t> chain = chain_of(book, place);
    // A chain is never cut: its last row is what the recipe is about. A row alone always fits.
    if (static_cast<std::int64_t>(chain.size()) > settings.count - id) continue;
    const RecordId citizen_id = person++ % numbers.capacity() + 1;
    if (citizen_id % settings.shard_count + 1 != settings.shard_index) {
      id += static_cast<std::int64_t>(chain.size());
      continue;
    }
    const std::string cpr = numbers.of(citizen_id, 0).cpr;
    Made previous;
    for (std::size_t link = 0; link < chain.size(); ++link) {
      Made made = maker.make(chain[link], ++id, link > 0 ? &previous : nullptr, cpr);
      sink(made.row);
      previous = std::move(made);
    }
  }
}

std::int64_t rows_of_one_turn(const RecipeBook& book) {
  std::int64_t rows = 0;
  for (std::size_t place = 0; place < book.recipes.size(); ++place)
    rows += static_cast<std::int64_t>(chain_of(book, place).size());
  return rows;
}

}  // namespace slettefrist::generators
