"""One thread for everything: imported first, before a library counts the cores.

CPU-seconds of two programs can be compared only if neither waits busily for its own threads.
"""

import os

for _name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "NUMBA", "VECLIB_MAXIMUM"):
    os.environ[f"{_name}_NUM_THREADS"] = "1"
