import FoundationEssentials
import LeverDomain
import Testing

struct CachedAccountTests {
  private let now = Date(timeIntervalSince1970: 1_795_233_906)

  private func row(_ symbol: String, _ value: String?, age: Double = 0) throws
    -> CachedAccount.Row
  {
    let instrument = Instrument(
      symbol: try #require(ContractSymbol(symbol)), status: .tradable, limits: nil)
    return CachedAccount.Row(
      instrument: instrument,
      leverage: try value.map {
        LeverageReading(setting: .read(LeverageSetting(both: try Leverage($0))))
      }, readAt: value.map { _ in now.addingTimeInterval(-age) })
  }

  private func known(
    age: Double, _ rows: [CachedAccount.Row], venue: Venue = .bingx
  ) -> CachedAccount {
    CachedAccount(venue: venue, listedAt: now.addingTimeInterval(-age), rows: rows)
  }

  @Test func `two processes keep the later list and of each instrument the later reading`() throws {
    let ours = known(
      age: 10, [try row("A", "1", age: 50), try row("B", nil), try row("C", "3", age: 5)])
    let theirs = known(
      age: 90, [try row("A", "11", age: 40), try row("B", "12", age: 40), try row("D", "13")])
    let expected = known(
      age: 10,
      [try row("A", "11", age: 40), try row("B", "12", age: 40), try row("C", "3", age: 5)])
    #expect(ours.merged(with: theirs) == expected)
    #expect(theirs.merged(with: ours) == expected)
    #expect(ours.merged(with: known(age: 0, [], venue: .ztdx)) == ours)
  }

  @Test func `what is older than anybody should see, or still to come, is left out`() throws {
    let recent = known(age: 5, [try row("A", "1", age: 5), try row("B", nil)])
    #expect(recent.worthShowing(at: now) == recent)
    #expect(known(age: -1, []).worthShowing(at: now) == nil)
    #expect(known(age: CachedAccount.longestAge + 1, []).worthShowing(at: now) == nil)
    let mixed = known(
      age: 5,
      [
        try row("A", "1", age: -1), try row("B", "2", age: CachedAccount.longestAge + 1),
        try row("C", "3", age: 5),
      ])
    #expect(
      mixed.worthShowing(at: now)
        == known(age: 5, [try row("A", nil), try row("B", nil), try row("C", "3", age: 5)]))
  }
}
