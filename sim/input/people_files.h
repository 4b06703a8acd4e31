// A user's own people: a list of CPR numbers and tables of codes, for environments that reject invented ones.
//
// Everything wrong is thrown as one InputError with file and line. This file must not know how many citizens
// a world has, nor how a code is drawn.
#pragma once

#include <string>
#include <vector>

#include "sim/model/people.h"

namespace slettefrist::input {

struct CprList {
  std::vector<ListedNumber> numbers;  // in the order of the file
  int last_line = 1;
};

// A CSV file with the columns cpr and born_on.
CprList read_cpr_list(const std::string& path);

struct CodeTables {
  Codes codes;
  std::vector<std::string> files;  // the paths of those that were there
};

// funds.csv, municipalities.csv, jobcentres.csv and kinds.csv in `directory`, of which each may be absent.
CodeTables read_codes(const std::string& directory);

}  // namespace slettefrist::input
