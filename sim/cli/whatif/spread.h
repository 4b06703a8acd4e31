// Figures of a comparison over several seeds: least, median, most.
//
// Each seed's comparison is told once and let go, so that memory holds one world at a time. It must not know
// what a figure means.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/report/what_if.h"

namespace slettefrist::cli {

class SeedFigures {
 public:
  void add(const WhatIfReport& report);
  void tell(WhatIfReport& report) const;  // seeds and spreads

 private:
  struct Figure {
    std::string proposal;
    std::string name;
    std::vector<std::int64_t> values;  // one a seed
  };
  std::vector<Figure> figures_;
};

}  // namespace slettefrist::cli
