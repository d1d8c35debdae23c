import Desk
import DomainTestSupport
import FoundationEssentials
import LeverDomain
import Testing

/// An account whose key has not been opened.
@Suite struct UnopenedAccountTests {
  @Test func `it is shown by its rules, and nothing is asked`() async throws {
    let venue = ScriptedVenue(.ztdx, traits: .echoing, isReadOnly: true)
    let account = DeskAccount(name: try #require(AccountName("practice")), rules: venue.rules)
    #expect(account.venue == .ztdx && account.traits == .echoing && account.isReadOnly)
    let desk = Desk(
      accounts: [account], confirmAbove: try Leverage("20"),
      timing: DeskTiming(now: { ScriptedVenue.time }, wait: { _ in }), journal: .notKept)
    let reading = await desk.connect(account)
    #expect(reading.clock.error?.kind == .cancelled)
    #expect(reading.key.error?.kind == .cancelled)
    #expect(await desk.instruments(of: account).error?.kind == .cancelled)
    #expect(await account.rateLimitsLeft().all.isEmpty)
  }
}
