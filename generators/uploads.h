// What documents hang on, and how soon they are saved after it.
//
// This file must not know what is told of a document.
#pragma once

#include <vector>

#include "generators/ground.h"
#include "sim/model/history.h"

namespace slettefrist::generators {

constexpr int kUploadLagDays = 14;
constexpr double kShareAtOnce = 0.4;  // assumed: saved in the very second of the parent

struct Parent {
  Instant at;
  std::size_t family = 0;
  int answer = -1;  // place among the family's answers; -1: the notification
};

// The notifications and answers of one citizen that documents may hang on, each notification before its
// answers.
std::vector<Parent> parents_in(const Ground& ground, const std::vector<Family>& families);

}  // namespace slettefrist::generators
