"""Reads instruments with `lever list --read` and compares the time with the venue's limits.

Usage: sweep.py LEVER [--account NAME]... [--filter GLOB]. lever talks to `lever simulate` through a
proxy that counts what passes: how many requests, how many of them refused for their rate, and the
time from the first request to the last answer. The exit code is 1 when one was refused, or when a
sweep took more than 1.05 times the time allowed.
"""

import argparse
import collections
import http.client
import http.server
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

# The requests that count, how many pass, in how many seconds: as the venue's documents say or, for
# coinswitch-hft and ztdx, which publish no such number, as lever keeps to.
LIMITS = {
    "coinswitch-futures": ("GET /trade/api/v2/futures/leverage", 20, 60.0),
    "coinswitch-hft": (None, 5, 1.0),
    "ztdx": (None, 10, 1.0),
    "bingx": ("GET /openApi/swap/v2/trade/leverage", 5, 1.0),
}
MUST = 1.05
REFUSAL = re.compile(rb'"code":"?(100410|-1003)\b|"retCode":10006\b')


class CountingProxy:
    """Passes requests on to one address."""

    def __init__(self, target):
        host = urllib.parse.urlsplit(target).netloc
        self.requests = collections.Counter()
        self.refusals = 0
        self.first = self.last = None
        self.lock = threading.Lock()
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True
            upstream = None

            def log_message(self, *_):
                pass

            def pass_on(self):
                length = int(self.headers.get("Content-Length", 0))
                body = self.rfile.read(length) if length else None
                with proxy.lock:
                    proxy.first = proxy.first or time.monotonic()
                if self.upstream is None:
                    self.upstream = http.client.HTTPConnection(host)
                skipped = {"host", "content-length", "connection"}
                headers = {
                    name: value for name, value in self.headers.items()
                    if name.lower() not in skipped}
                self.upstream.request(self.command, self.path, body, headers)
                answer = self.upstream.getresponse()
                content = answer.read()
                with proxy.lock:
                    proxy.last = time.monotonic()
                    proxy.requests[f"{self.command} {self.path.split('?')[0]}"] += 1
                    if answer.status in (418, 429) or REFUSAL.search(content):
                        proxy.refusals += 1
                self.send_response_only(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in {"content-length", "connection"}:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = pass_on

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

        server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{server.server_address[1]}"


def behind_proxies(path):
    """Points every account of a configuration at a proxy of its own; answers them by account."""
    proxies = {}
    account = None
    lines = []
    for line in open(path).read().splitlines():
        if section := re.match(r'\[accounts\."?([^"\]]+)"?\]', line):
            account = section[1]
        if address := re.match(r'base_url = "(.*)"', line):
            proxies[account] = CountingProxy(address[1])
            line = f'base_url = "{proxies[account].address}"'
        lines.append(line)
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")
    return proxies


def sweep(lever, account, glob, home):
    """Runs one sweep against a venue that has counted nothing yet; answers whether it passed."""
    config = os.path.join(home, "config.toml")
    environment = dict(os.environ, HOME=home, LEVER_CONFIG=config)
    for name in ("CONFIG", "STATE", "CACHE"):
        environment[f"XDG_{name}_HOME"] = os.path.join(home, name.lower())
    simulator = subprocess.Popen(
        [lever, "simulate", "--write-config", config], stdout=subprocess.PIPE, env=environment)
    try:
        simulator.stdout.readline()
        proxy = behind_proxies(config)[account]
        command = [lever, "list", account, "--read", "--output", "csv"]
        command += ["--filter", glob] if glob else []
        result = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment)
        took = proxy.last - proxy.first
    finally:
        simulator.terminate()
        simulator.wait()
    path, count, window = LIMITS[account]
    requests = proxy.requests[path] if path else sum(proxy.requests.values())
    allowed = max(window, requests * window / count)
    rows = len(result.stdout.splitlines()) - 1
    print(f"{account:20} {rows:5} rows  {requests:5} requests  {took:8.1f} s  "
          f"allowed {allowed:7.1f} s  ratio {took / allowed:.3f}  "
          f"{proxy.refusals} refused for their rate", flush=True)
    return (result.returncode == 0 and rows > 0 and proxy.refusals == 0
            and took <= MUST * allowed)


def main():
    parser = argparse.ArgumentParser(prog="script/benchmark sweep")
    parser.add_argument("lever", help=argparse.SUPPRESS)
    parser.add_argument("--account", action="append", choices=LIMITS)
    parser.add_argument("--filter")
    options = parser.parse_args()
    passed = True
    for account in options.account or LIMITS:
        glob = options.filter
        if glob is None and account == "coinswitch-futures":
            glob = "A*"
        with tempfile.TemporaryDirectory() as home:
            passed &= sweep(options.lever, account, glob, home)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
