import LeverDomain
import RateLimiting
import TestSupport
import Testing

@testable import Journal

/// Rows of the shared counts that nothing wrote which knows what a row is.
struct PoisonedRateTests {
  /// What stands in a row, in the database's own language.
  struct Poison: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let set: String

    init(_ name: String, _ set: String) {
      testDescription = name
      self.set = set
    }

    /// A window of one entry and one place, and whatever else is said.
    init(
      _ name: String, strikes: Int64 = 0, closed: Int64 = .min, weight: Int32 = 1,
      freeAt: Int64 = 1_010_000_000_000, unaskedUntil: Int64 = 1_010_000_000_000,
      placeWeight: Int32 = 1, priority: UInt8 = 1, heldUntil: Int64 = 1_001_000_000_000,
      version: UInt8 = 2
    ) {
      func hexadecimal(_ value: some FixedWidthInteger) -> String {
        withUnsafeBytes(of: value.littleEndian) { bytes in
          bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
      }
      func entry(_ until: Int64) -> String {
        hexadecimal(UInt64(7)) + hexadecimal(weight) + hexadecimal(UInt8(1)) + hexadecimal(until)
      }
      let bytes =
        hexadecimal(version) + hexadecimal(strikes) + hexadecimal(closed)
        + hexadecimal(UInt32(1)) + entry(freeAt) + hexadecimal(UInt32(1)) + entry(unaskedUntil)
        + hexadecimal(UInt64(8)) + hexadecimal(placeWeight) + hexadecimal(priority)
        + hexadecimal(heldUntil)
      self.init(name, "window = x'\(bytes)'")
    }
  }

  static let believable = Poison("nothing wrong")

  static let poisons = [
    Poison("strikes beyond all counting", strikes: .max),
    Poison("strikes below none", strikes: .min),
    Poison("closed until the end of time", closed: .max),
    Poison("closed until the beginning of time, as it counts", closed: .min + 1, weight: -1),
    Poison("closed for two days", closed: 174_800_000_000_000),
    Poison("less than nothing was sent", weight: .min),
    Poison("more was sent than can be", weight: .max),
    Poison("it counts until the end of time", freeAt: .max),
    Poison("it counts for an hour", freeAt: 4_600_000_000_000),
    Poison("it counts against the share until the end of time", unaskedUntil: .max),
    Poison("a place that nobody gives up", heldUntil: .max),
    Poison("a place of everything", placeWeight: .max),
    Poison("a place of less than nothing", placeWeight: .min),
    Poison("a place of nobody's urgency", priority: 200),
    Poison("of another version", version: 1),
    Poison("no bytes", "window = x''"),
    Poison("too few bytes", "window = x'0200'"),
    Poison("random bytes", "window = randomblob(500)"),
    Poison("so many bytes that they are not read", "window = zeroblob(50000000)"),
    Poison(
      "more entries than there are bytes",
      "window = x'02000000000000000000000000000000" + "80ffffffff'"),
    Poison(
      "of another run, noted at the end of time", "boot = 'x', noted_at = 9223372036854775807"),
    Poison(
      "of another run, noted before time began",
      "boot = 'x', noted_at = -9223372036854775808, uptime = 9223372036854775807"),
    Poison("of another run that never was", "boot = 'x', uptime = -9223372036854775808"),
  ]

  private let rule = RateRule("leverage", limit: 20, per: .seconds(60))
  private var key: RateKey { RateKey(subject: "practice", rule: rule) }

  private func decide(_ ledger: SharedRateLedger, _ identifier: UInt64) async -> RateDecision {
    await ledger.admit(identifier, on: key)
  }

  /// How many of forty requests are let through at once, and how long the next would wait, after a
  /// row was poisoned.
  private func sent(under poison: Poison) async throws -> (count: Int, wait: Duration?) {
    let folder = try TemporaryFolder()
    func ledger() -> SharedRateLedger {
      SharedRateLedger(
        directory: folder.path, author: Samples.author(), now: { Samples.start },
        uptime: { .seconds(1000) })
    }
    #expect(await decide(ledger(), 1) == .send)
    try SQLiteTool.run(
      "UPDATE budget SET \(poison.set)", on: folder.path(of: SQLiteJournal.fileName))
    let poisoned = ledger()
    var count = 0
    var wait: Duration?
    for identifier in 100..<140 {
      switch await decide(poisoned, UInt64(identifier)) {
      case .send: count += 1
      case .wait(let until, _):
        wait = max(wait ?? .zero, until - .seconds(1000))
        await poisoned.perform(RateWithdrawal(identifier: UInt64(identifier)), on: [key])
      case .closed(let duration): wait = duration
      case .unwanted: Issue.record("it was turned away")
      }
    }
    #expect(await poisoned.failure == nil)
    return (count, wait)
  }

  @Test(arguments: poisons)
  func `a row that cannot be true ends nothing, and a tenth is taken for a window`(
    poison: Poison
  ) async throws {
    let (count, wait) = try await sent(under: poison)
    // What another run of the machine noted is shifted first, and may be over.
    #expect(count == 2 || poison.set.contains("boot") && count <= 20, "\(count)")
    #expect(wait ?? .zero <= .seconds(63), "\(String(describing: wait))")
  }

  @Test func `a row that can be true is believed`() async throws {
    // One was counted, and one waits before all others.
    let (count, wait) = try await sent(under: Self.believable)
    #expect(count == 18)
    #expect(wait == .seconds(1))
  }
}
