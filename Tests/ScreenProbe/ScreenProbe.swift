import Cryptography
import Desk
import FoundationEssentials
import Glibc
import LeverDomain
import LeverTUI
import RateLimiting
import Synchronization
import TerminalCanvas
import Transport
import VenueClient
import VenueSimulator

/// The screen on four practice accounts, each on a venue of its own, in a time that is played.
///
/// `ScreenProbe SCENARIO VENUE SHARE`: `open` leaves the screen alone until
/// long after it rests, `look` for a minute and a half, `change` changes the selected
/// instrument in the first ten seconds. The account of `VENUE` is the first, and selected. `SHARE` is
/// every account's `background_share`.
///
/// It is a program of its own because time moves only when the whole process is at rest. Prints what
/// happened, a line each, which begins with the time since the start in milliseconds: `ask VENUE
/// METHOD PATH SYMBOL STATUS`, `rows SELECTED VISIBLE...`, `step NAME`, and, in answer to the simulator's own
/// counts since the step before, `use VENUE LIMIT MILLISECONDS MOST KEY`.
@main struct ScreenProbe {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4, let venue = Venue(rawValue: arguments[2]),
      let share = RateShare(arguments[3])
    else { exit(2) }
    do {
      try ProbedScreen(share: share, first: venue).run(arguments[1])
    } catch {
      print("failed: \(error)")
      exit(1)
    }
  }
}
