// Runs a scenario once, judged as ever, and writes the trace of what happened in its store.
//
//   bench_record TRACE STORE SCENARIO [--citizens N] [--from DAY] [--to DAY] ...   (the options of `run`)
//
// Refuses a run with findings: a trace of a broken purge would be a comparison with nothing.
#include <iostream>

#include "bench/recording_store.h"
#include "sim/cli/job/engines.h"
#include "sim/cli/job/job.h"
#include "sim/cli/job/stores.h"
#include "sim/cli/proof/proof.h"
#include "sim/model/input_error.h"

namespace slettefrist::bench {
namespace {

int record(const std::string& trace_path, const std::string& store_path, const cli::Options& options) {
  cli::Job job = cli::make_job(options, options.scenarios.front());
  const auto engine = cli::make_engine(options, job.policy);
  cli::NewStore place{store_path};
  const auto store = place.create(cli::content_of(job), options.foreign_keys);
  TraceWriter trace{trace_path};
  RecordingStore recording{*store, trace};
  const cli::Proof proof = cli::prove(job, recording, *engine, true, "", [](std::int32_t) {});
  trace.close();
  if (!proof.report.findings.empty()) {
    std::cerr << "bench_record: the run has " << proof.report.findings.size() << " findings\n";
    return 1;
  }
  std::cout << "judged_records " << proof.judged_records << '\n';
  return 0;
}

}  // namespace
}  // namespace slettefrist::bench

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: bench_record TRACE STORE SCENARIO [OPTIONS of run]\n";
    return 2;
  }
  std::vector<char*> arguments{argv[0], const_cast<char*>("run")};
  arguments.insert(arguments.end(), argv + 3, argv + argc);
  try {
    const auto options = slettefrist::cli::read_options(static_cast<int>(arguments.size()), arguments.data());
    return options ? slettefrist::bench::record(argv[1], argv[2], *options) : 0;
  } catch (const std::exception& error) {
    std::cerr << "bench_record: " << error.what() << '\n';
    return 3;
  }
}
