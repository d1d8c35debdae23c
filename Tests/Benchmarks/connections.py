"""What a connection of its own costs: fresh against kept, one request at a time, over loopback.

Usage: connections.py LEVER TRANSPORT_PROBE [REQUESTS]. Plain HTTP is asked of the simulator, HTTPS
with HTTP/2 of nghttpd. Compares medians; nothing is held to a figure.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile

RUNS = 5


def certificate(folder):
    path = os.path.join(folder, "certificate.pem")
    key = os.path.join(folder, "key.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "2", "-subj", "/CN=lever", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", key, "-out", path],
        check=True, stderr=subprocess.DEVNULL)
    return path, key


def main():
    lever, probe = sys.argv[1:3]
    requests = sys.argv[3] if len(sys.argv) > 3 else "2000"

    def milliseconds(url, kind, *authorities):
        rates = []
        for _ in range(RUNS):
            result = subprocess.run(
                [probe, url, requests, "1", kind, *authorities],
                stdout=subprocess.PIPE, text=True, check=True)
            rates.append(int(result.stdout))
        return 1000 / statistics.median(rates)

    def show(name, kept, fresh):
        print(f"{name:12}  kept {kept:6.3f} ms   fresh {fresh:6.3f} ms   "
              f"{fresh - kept:+.3f} ms   ratio {fresh / kept:.2f}")

    print(f"{requests} requests one after the other, median of {RUNS} runs, per request")
    simulator = subprocess.Popen([lever, "simulate"], stdout=subprocess.PIPE, text=True)
    try:
        accounts = json.loads(simulator.stdout.readline())["accounts"]
        base = next(a["base_url"] for a in accounts if a["venue"] == "coinswitch-hft")
        url = base + "/v5/market/time"
        show("plain HTTP", milliseconds(url, "kept"), milliseconds(url, "fresh"))
    finally:
        simulator.terminate()
        simulator.wait()

    with tempfile.TemporaryDirectory() as folder:
        path, key = certificate(folder)
        server = subprocess.Popen(
            ["nghttpd", "--address=127.0.0.1", "18443", key, path],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            url = "https://127.0.0.1:18443/nothing"
            while subprocess.run([probe, url, "1", "1", "kept", path],
                                 stdout=subprocess.PIPE, text=True).stdout.strip() == "0":
                pass
            show("HTTPS", milliseconds(url, "kept", path), milliseconds(url, "fresh", path))
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
