"""What every script beside this one needs: checks that are counted, and `lever simulate` to be driven.
"""

import contextlib
import json
import subprocess
import sys


class Checks:
    """Counts what held and what did not, a line each."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def expect(self, name, condition, seen):
        if condition:
            self.passed += 1
            print(f"ok      {name}")
        else:
            self.failed += 1
            print(f"FAILED  {name}: {seen!r}")

    def run(self, name, body):
        """Runs a check that may raise, so that one failure does not hide the others."""
        try:
            body()
        except Exception as error:
            self.expect(name, False, error)

    def status(self):
        """Prints the count; the exit status is 1 when a check failed or none was made."""
        print(f"{self.passed} passed, {self.failed} failed")
        return 0 if self.passed and not self.failed else 1


@contextlib.contextmanager
def account(lever, venue, *arguments):
    """Starts the simulator and hands out the practice account of a venue, until it is done with."""
    simulator = subprocess.Popen(
        [lever, "simulate", *arguments], stdout=subprocess.PIPE, text=True)
    try:
        accounts = json.loads(simulator.stdout.readline())["accounts"]
        yield next(account for account in accounts if account["venue"] == venue)
    finally:
        simulator.terminate()
        simulator.wait()


def main(venue, title, drive):
    """Drives the account of a venue: `drive(account, checks)`."""
    checks = Checks()
    with account(sys.argv[1], venue) as found:
        print(f"== {title} against {venue} at {found['base_url']}")
        drive(found, checks)
    return checks.status()
