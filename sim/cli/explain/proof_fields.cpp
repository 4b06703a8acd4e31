// See proof_fields.h.
#include "sim/cli/explain/proof_fields.h"

#include <filesystem>

#include "sim/oracle/oracle.h"

namespace slettefrist::cli {
void add_instant(Instant instant, const char* name, ProofJson& json) {
  const oracle::ClockTime clock = oracle::danish_time(instant);
  json[name] = to_text(instant);
  json["unix_seconds"] = instant.seconds;
  json["danish"] = to_text(clock.day) + " " + clock_text(clock.second_of_day);
  json["offset_minutes"] = clock.offset_seconds / 60;
}

void add_day(Day day, const char* name, ProofJson& json) {
  json[name] = to_text(day);
  json["day_number"] = day.number;
}

ProofJson policy_fields(const Policy& policy) {
  return {{"edition", policy.edition}, {"source", policy.source}, {"zone", policy.zone}};
}

ProofJson reading_fields(const Reading& reading) {
  ProofJson fields;
  for (const ReadingEntry& entry : entries_of(reading)) fields[entry.key] = entry.value;
  return fields;
}

std::string proof_file_name(const std::string& path) {
  return std::filesystem::path{path}.filename().string();
}

}  // namespace slettefrist::cli
