// Where a benchmark was run: what one has to know to hold two results against each other.
//
// Read from the system; a fact that it does not tell is left out. It must not know a figure.
#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <fstream>

#include "sim/bench/result.h"
#include "sim/report/text.h"

namespace slettefrist::purge_bench {
namespace {

std::string processor() {
  std::ifstream file{"/proc/cpuinfo"};
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("model name")) continue;
    const std::size_t colon = line.find(": ");
    if (colon != std::string::npos) return clean(line.substr(colon + 2));
  }
  return "";
}

std::string kernel() {
  utsname names{};
  return uname(&names) == 0 ? std::string{names.sysname} + " " + names.release + " " + names.machine : "";
}

}  // namespace

Facts environment(const std::string& program_version) {
  Facts facts{{"slettefrist", program_version}, {"sqlite", SQLite::getLibVersion()}};
  const auto add = [&facts](const char* name, const std::string& value) {
    if (!value.empty()) facts.emplace_back(name, value);
  };
  add("cpu_model", processor());
  add("cores", std::to_string(sysconf(_SC_NPROCESSORS_ONLN)));
  add("kernel", kernel());
  return facts;
}

}  // namespace slettefrist::purge_bench
