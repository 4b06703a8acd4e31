# Reads the small benchmarks, which Google Benchmark runs.
#
# Times are those of the wall, in milliseconds. It must not know what is timed.
import json

UNITS = {"ns": 1e-6, "us": 1e-3, "ms": 1.0, "s": 1e3}


def times(bench, pattern, least_seconds=None):
    """Milliseconds of one round, by the benchmark's name."""
    further = [f"--benchmark_min_time={least_seconds}"] if least_seconds else []
    said = bench.run([bench.tool("benchmarks"), f"--benchmark_filter={pattern}", "--benchmark_format=json", *further])
    return {_plain(each["name"]): each["real_time"] * UNITS[each["time_unit"]]
            for each in json.loads(said.out)["benchmarks"]}


def _plain(name):
    # A fixed number of rounds, and a clock of its own, are part of the name.
    return name.split("/iterations:")[0].removesuffix("/manual_time")
