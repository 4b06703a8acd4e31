// Names of series for people; see measurement.h.
//
// It must not know a figure.
#include "sim/bench/measurement.h"

#include "sim/report/text.h"

namespace slettefrist::purge_bench {

std::string to_text(const SeriesKey& key) {
  std::string text = key.name + " of " + report::with_separators(key.notifications) + ", ";
  text += name_of(key.cache);
  if (key.batch > 0) text += ", batch " + report::with_separators(key.batch);
  return text;
}

}  // namespace slettefrist::purge_bench
