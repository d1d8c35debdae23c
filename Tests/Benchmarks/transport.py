"""Compares lever's transport with bare libcurl on the same requests, over loopback.

Usage: transport.py LEVER TRANSPORT_PROBE BARE_LIBCURL [REQUESTS] [AT_A_TIME]. Runs the two in turns
and compares their medians; the exit code is 1 below 0.8 times bare libcurl.
"""

import json
import statistics
import subprocess
import sys

RUNS = 7
MUST = 0.8


def main():
    lever, probe, bare = sys.argv[1:4]
    requests = sys.argv[4] if len(sys.argv) > 4 else "20000"
    width = sys.argv[5] if len(sys.argv) > 5 else "8"
    simulator = subprocess.Popen([lever, "simulate"], stdout=subprocess.PIPE, text=True)
    try:
        accounts = json.loads(simulator.stdout.readline())["accounts"]
        base = next(a["base_url"] for a in accounts if a["venue"] == "coinswitch-hft")
        # Answered the same way every time, and counted against no limit.
        url = base + "/v5/market/time"

        def measure(program):
            result = subprocess.run(
                [program, url, requests, width], stdout=subprocess.PIPE, text=True, check=True)
            return int(result.stdout)

        figures = [(measure(probe), measure(bare)) for _ in range(RUNS)]
    finally:
        simulator.terminate()
        simulator.wait()
    ours = statistics.median(figure[0] for figure in figures)
    floor = statistics.median(figure[1] for figure in figures)
    print(f"{requests} requests, {width} at a time, median of {RUNS} runs")
    print(f"lever         {ours:8.0f} requests/s")
    print(f"bare libcurl  {floor:8.0f} requests/s")
    print(f"ratio         {ours / floor:8.2f}   must be at least {MUST}")
    return 0 if ours >= MUST * floor else 1


if __name__ == "__main__":
    sys.exit(main())
