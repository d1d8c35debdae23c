import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import Testing

struct JournalledChangeTests {
  func change(
    from: LeverageSetting?, to: LeverageSetting, reason: ChangeReason = .asked
  ) throws -> JournalledChange {
    let symbol = try #require(ContractSymbol("BTC-USDT"))
    let account = try #require(AccountName("main-bingx"))
    let author = ChangeAuthor(
      user: "asha", host: "desk-1",
      process: ProcessMark(identifier: 1, startedAt: nil, realm: "realm"), terminal: nil,
      command: "screen")
    let intent = ChangeIntent(
      identifier: ChangeIdentifier(), moment: JournalMoment(local: Date(timeIntervalSince1970: 0)),
      author: author, reason: reason, account: account, venue: .bingx,
      change: Change(symbol: symbol, from: from, to: to, positionMode: .hedge), steps: [],
      previews: [])
    return try #require(
      JournalledChange([
        JournalRecord(sequence: 1, hash: .origin, text: "", entry: .intent(intent))
      ]))
  }

  @Test func `a change is written as the command that makes it again`() throws {
    let twenty = try Leverage("20")
    let both = try change(from: nil, to: LeverageSetting(both: twenty))
    #expect(Wording.setCommand(of: both) == "lever set main-bingx BTC-USDT 20")
    let apart = try change(
      from: nil, to: LeverageSetting(long: twenty, short: try Leverage("12.5")))
    #expect(Wording.setCommand(of: apart) == "lever set main-bingx BTC-USDT 20 --short 12.5")
  }

  @Test func `why a change was made names the other change or the policy`() throws {
    let other = try #require(ChangeIdentifier("k3f9x2mn"))
    #expect(Wording.changeReason(.asked) == "manual")
    #expect(Wording.changeReason(.policy("risk.toml")) == "policy risk.toml")
    #expect(Wording.changeReason(.undo(of: other)) == "undo of k3f9x2mn")
    #expect(Wording.changeReason(.again(of: other)) == "again, after k3f9x2mn")
  }

  @Test func `answers and readings are told with what the venue said`() throws {
    let error = VenueError(.timedOut, status: 504, requestIdentifier: "req-7")
    #expect(Wording.changeAnswer(.accepted(echo: try Leverage("3"))) == "accepted, echoing 3x")
    #expect(Wording.changeAnswer(.failed(error)).contains("request req-7"))
    #expect(Wording.readBack(.notOffered) == "not offered by the venue")
    #expect(Wording.readBack(.failed(error)).hasPrefix("failed: no answer in time"))
  }
}
