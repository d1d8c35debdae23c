"""Measures lever's screen beside a bare ncurses program, over a pty at 120x40 on xterm-256color.

Usage: screen.py LEVER JOURNAL_PROBE BARE_NCURSES [--runs N]. The two run in turns, and what counts
is the ratio of their medians; bytes, memory and wake-ups count as they are. The exit code is 1 when
something misses what it must be.
"""

import argparse
import fcntl
import json
import os
import pty
import re
import select
import signal
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time

# The last words of the first picture, which both programs draw from top to bottom.
END_OF_PICTURE = b" quit"
DOWN, RIGHT = b"j", b"l"


class Screen:
    """A program on a terminal of its own."""

    def __init__(self, command, environment):
        self.received = bytearray()
        size = struct.pack("HHHH", 40, 120, 0, 0)
        self.primary, secondary = pty.openpty()
        fcntl.ioctl(secondary, termios.TIOCSWINSZ, size)
        self.started = time.perf_counter()
        self.process = os.fork()
        if self.process == 0:
            os.close(self.primary)
            os.login_tty(secondary)
            os.execve(command[0], command, environment)
        os.close(secondary)

    def read(self, timeout):
        """Reads one piece within so many seconds; answers when it came, or None."""
        if not select.select([self.primary], [], [], timeout)[0]:
            return None
        moment = time.perf_counter()
        try:
            self.received += os.read(self.primary, 65536)
        except OSError:
            sys.exit(f"the program has ended:\n{bytes(self.received[-2000:])}")
        return moment

    def wait_for(self, needle, timeout=60):
        """Reads until it has been written; answers the moment of the piece that completed it."""
        end = time.perf_counter() + timeout
        while (moment := self.read(max(0, end - time.perf_counter()))) is not None:
            if needle(self.received) if callable(needle) else needle in self.received:
                return moment
        sys.exit(f"{needle} did not come:\n{bytes(self.received[-2000:])}")

    def quiet(self, seconds=0.08):
        """Reads until nothing has come for so long; answers how many bytes came."""
        before = len(self.received)
        while self.read(seconds) is not None:
            pass
        return len(self.received) - before

    def press(self, key):
        """Presses a key; answers the seconds to the first byte that comes."""
        start = time.perf_counter()
        os.write(self.primary, key)
        moment = self.read(20)
        return moment - start if moment else sys.exit(f"no answer to {key}")

    def cost(self, key):
        """Presses a key; answers how many bytes come at once and when the keys rest."""
        before = len(self.received)
        os.write(self.primary, key)
        self.read(20)
        self.quiet(0.05)
        at_once = len(self.received) - before
        self.quiet(0.4)
        return at_once, len(self.received) - before

    def status(self, name):
        """The sum over all threads of a number in /proc, or that of the process for memory."""
        text = open(f"/proc/{self.process}/status").read()
        if name == "VmRSS":
            return int(re.search(r"VmRSS:\s+(\d+)", text)[1])
        tasks = f"/proc/{self.process}/task"
        return sum(
            int(re.search(rf"^{name}:\s+(\d+)", open(f"{tasks}/{task}/status").read(), re.M)[1])
            for task in os.listdir(tasks))

    def end(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.primary)


class SilentVenue:
    """Takes connections and never answers, so that requests stay in flight."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.connections = []
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.take, daemon=True).start()

    def take(self):
        while True:
            self.connections.append(self.listener.accept()[0])


class Bench:
    def __init__(self, options, home):
        self.options, self.home = options, home
        self.passed = True
        self.venue = SilentVenue()
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm-256color",
            "LANG": "C.UTF-8"}

    def fill(self, instruments):
        """Leaves an account that an earlier run has read."""
        subprocess.run(
            [self.options.journal_probe, "cache", f"{self.home}/.cache/lever", str(instruments),
             self.venue.address], check=True, stdout=subprocess.DEVNULL)
        os.makedirs(f"{self.home}/.config/lever", exist_ok=True)
        key = f"{self.home}/key.toml"
        with open(key, "w") as file:
            file.write('api_key = "none"\napi_secret = "none"\n')
        os.chmod(key, 0o600)
        with open(f"{self.home}/.config/lever/config.toml", "w") as file:
            file.write(
                '[accounts.practice]\nvenue = "bingx"\n'
                f'base_url = "{self.venue.address}"\nkey_file = "{key}"\n')

    def lever(self):
        return Screen([self.options.lever], self.environment)

    def floor(self):
        return Screen([self.options.bare_ncurses], self.environment)

    def say(self, what, figure, must, holds):
        self.passed &= holds
        print(f"{what:48} {figure:>34}   {must:>12}   {'holds' if holds else 'MISSES'}",
              flush=True)

    def say_ratio(self, what, ours, floor, must):
        ratio = ours / floor
        self.say(what, f"{ours * 1000:.2f} / {floor * 1000:.2f} ms = {ratio:.2f} x",
                 f"<= {must} x", ratio <= must)

    def first_picture(self):
        self.fill(2000)
        times = {self.lever: [], self.floor: []}
        for run in range(self.options.runs + 2):
            for program, figures in times.items():
                screen = program()
                moment = screen.wait_for(END_OF_PICTURE)
                if program == self.lever and b"as of" not in screen.received:
                    sys.exit("the first picture does not come from the cache")
                screen.end()
                # The first two warm the files up.
                if run >= 2:
                    figures.append(moment - screen.started)
        ours, floor = (statistics.median(figures) for figures in times.values())
        self.say_ratio("exec to the first picture, 2 000 instruments", ours, floor, 2.5)

    def keys(self):
        """Keys against a venue that never answers: requests are in flight all the time."""
        self.fill(2000)
        screens = [self.lever(), self.floor()]
        for screen in screens:
            screen.wait_for(END_OF_PICTURE)
            screen.quiet(0.5)
        times = [[], []]
        # The floor has no list to scroll: both go over rows in sight.
        for _ in range(self.options.runs):
            for key in [DOWN] * 15 + [b"k"] * 15:
                for screen, figures in zip(screens, times):
                    if screen is screens[1]:
                        key = DOWN if len(figures) % 30 < 15 else RIGHT
                    figures.append(screen.press(key))
                    screen.quiet(0.004)
            for screen in screens:
                screen.quiet(0.3)
            screens[1].end()
            screens[1] = self.floor()
            screens[1].wait_for(END_OF_PICTURE)
            screens[1].quiet()
        for name, percentile in [("p50", 50), ("p99", 99)]:
            ours, floor = (
                statistics.quantiles(figures, n=100)[percentile - 1] for figures in times)
            self.say_ratio(f"key to the first byte, requests in flight, {name}", ours, floor, 1.5)
        memory = screens[0].status("VmRSS") / 1024
        self.say("resident memory, 2 000 instruments", f"{memory:.1f} MB", "<= 25 MB",
                 memory <= 25)
        for screen in screens:
            screen.end()

    def filter(self):
        self.fill(10_000)
        screen = self.lever()
        screen.wait_for(END_OF_PICTURE)
        screen.quiet(0.5)
        figures = []
        for _ in range(self.options.runs):
            screen.press(b"/")
            screen.quiet()
            for key in b"coin77":
                figures.append(screen.press(bytes([key])))
                screen.quiet(0.03)
            os.write(screen.primary, b"\x15")
            screen.quiet(0.1)
            os.write(screen.primary, b"\x1b")
            screen.quiet(0.3)
        median = statistics.median(figures) * 1000
        self.say("filter over 10 000 instruments, a key", f"{median:.2f} ms", "<= 1 ms",
                 median <= 1)
        screen.end()

    def live(self):
        """Bytes and wake-ups on the practice venues, once everything asked for has come."""
        config = f"{self.home}/practice.toml"
        simulator = subprocess.Popen(
            [self.options.lever, "simulate", "--write-config", config],
            stdout=subprocess.PIPE, env=self.environment)
        try:
            simulator.stdout.readline()
            # Only the one account: no other's readings come in between.
            text = open(config).read()
            for account, instrument in [("coinswitch-futures", b"BTCUSDT"), ("ztdx", b"BTCUSDT")]:
                part = re.search(rf'\[accounts\."?{account}"?\][^\[]*', text)[0]
                with open(f"{self.home}/{account}.toml", "w") as file:
                    file.write(part)
            self.steps(f"{self.home}/coinswitch-futures.toml")
            self.idle(f"{self.home}/ztdx.toml")
        finally:
            simulator.terminate()
            simulator.wait()

    def steps(self, config):
        screen = Screen([self.options.lever, "--config", config], self.environment)
        screen.wait_for(b"connected")
        screen.quiet(1)
        os.write(screen.primary, b"/BTCUSDT\r")
        # Examined after a moment; what it shows of its age changes five seconds later.
        screen.quiet(3)
        os.write(screen.primary, b"\r")
        screen.quiet(1)
        os.write(screen.primary, b"\x1b[H")
        screen.quiet(1)
        screen.cost(RIGHT)
        figures = [screen.cost(RIGHT) for _ in range(20)]
        floor = self.floor()
        floor.wait_for(END_OF_PICTURE)
        floor.quiet()
        least = [floor.cost(RIGHT)[0] for _ in range(20)]
        self.say_bytes("slider step", figures, least, 60)
        os.write(screen.primary, b"\x1b\x1b")
        screen.quiet(1)
        os.write(screen.primary, b"\x1b")
        screen.quiet(1)
        os.write(screen.primary, b"\x1b[Z")
        screen.quiet(1)
        figures = [screen.cost(DOWN) for _ in range(12)]
        least = [floor.cost(DOWN)[0] for _ in range(12)]
        self.say_bytes("row down", figures, least, 250)
        for each in (screen, floor):
            each.end()

    def say_bytes(self, what, figures, floor, must):
        at_once = statistics.median(figure[0] for figure in figures)
        most = max(figure[0] for figure in figures)
        rested = statistics.median(figure[1] for figure in figures)
        self.say(f"bytes for one {what}, at most {most}, {rested:.0f} when at rest",
                 f"{at_once:.0f} / {statistics.median(floor):.0f}", f"<= {must}", at_once <= must)

    def idle(self, config):
        """Everything read, a minute ago: ages in minutes change once in one."""
        screen = Screen([self.options.lever, "--config", config], self.environment)
        screen.wait_for(b"connected")
        screen.quiet(5)
        end = time.perf_counter() + 65
        while time.perf_counter() < end:
            screen.read(0.5)
        before, wakes = len(screen.received), screen.status("voluntary_ctxt_switches")
        seconds = 20
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            screen.read(max(0, end - time.perf_counter()))
        count = (len(screen.received) - before) / seconds
        wakes = (screen.status("voluntary_ctxt_switches") - wakes) / seconds
        self.say("idle: bytes a second", f"{count:.1f}", "0", count == 0)
        self.say("idle: wake-ups a second", f"{wakes:.2f}", "<= 1", wakes <= 1)
        memory = screen.status("VmRSS") / 1024
        print(f"  (resident memory with a live account of 150 instruments: {memory:.1f} MB)")
        screen.end()


def main():
    parser = argparse.ArgumentParser(prog="script/benchmark screen")
    for name in ["lever", "journal_probe", "bare_ncurses"]:
        parser.add_argument(name, help=argparse.SUPPRESS)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--only", choices=["first_picture", "keys", "filter", "live"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        bench = Bench(options, home)
        for part in ["first_picture", "keys", "filter", "live"]:
            if options.only in (None, part):
                getattr(bench, part)()
    return 0 if bench.passed else 1


if __name__ == "__main__":
    sys.exit(main())
