# The driver of the benchmarks: comparisons, how they are measured, and how they are told.
