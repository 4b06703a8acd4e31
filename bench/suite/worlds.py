# The scenario whose whole judged run is measured, and one run of it.
#
# `denmark` at its own size where the project has it, else `decade`. It must not know what a run is compared with.
import json

CITIZENS_OF_A_MILLION = 115_000  # of `decade`: about a million notifications in thirteen years


def scenario(bench):
    """Its file, and the options that give it the size that is measured."""
    if (bench.root / "scenarios" / "denmark.toml").exists():
        return "scenarios/denmark.toml", bench.pick([], ["--citizens", 2_000])
    return "scenarios/decade.toml", ["--citizens", bench.pick(100_000, 300)]


def judged_run(bench, path, *options):
    """What a whole run took, and its summary."""
    folder = bench.place("judged")
    usage = bench.run([bench.program, "run", path, "--out", folder, "--quiet", *options])
    summary = json.loads((folder / "summary.json").read_text())
    bench.place("judged")
    return usage, summary
