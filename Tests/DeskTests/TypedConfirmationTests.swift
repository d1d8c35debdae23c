import Desk
import DomainTestSupport
import FoundationEssentials
import JournalModel
import LeverDomain
import Testing

/// What must be typed before a change is sent, the same on the screen and in commands.
@Suite struct TypedConfirmationTests {
  /// The confirmation that a change of an instrument set to `from` demands, above a threshold of 20.
  private func confirmation(
    from: (String, String)?, to: (String, String), isOpen: Bool = false,
    despite earlier: [JournalledChange] = []
  ) throws -> TypedConfirmation? {
    func setting(_ values: (String, String)) throws -> LeverageSetting {
      LeverageSetting(long: try Leverage(values.0), short: try Leverage(values.1))
    }
    let symbol = try #require(ContractSymbol("BTCUSDT"))
    var reading = InstrumentReading(Instrument(symbol: symbol, status: .tradable, limits: nil))
    let now = Date(timeIntervalSince1970: 0)
    if let from {
      reading.leverage = .read(LeverageReading(setting: .read(try setting(from))), at: now)
    }
    reading.positions = .read(
      isOpen ? [Position(symbol: symbol, side: .long, size: 1)] : [], at: now)
    let account = DeskAccount(
      name: try #require(AccountName("practice")),
      connection: ScriptedVenue(traits: SubmissionTests.readable, script: .init()))
    return Proposal(
      setting: try setting(to), on: reading, account: account, accountReading: AccountReading(),
      changeBudget: nil, confirmAbove: try Leverage("20")
    ).confirmation(despite: earlier)
  }

  @Test(
    arguments: [
      (("10", "10"), ("20", "20"), nil), (("10", "10"), ("21", "21"), "21"),
      (("40", "40"), ("30", "30"), nil), (("10", "10"), ("12.5", "50"), "12.5/50"),
      (("10", "10"), ("50", "20"), "50/20"), (("50", "10"), ("50", "15"), nil),
      (nil, ("21", "21"), "21"), (nil, ("20", "20"), nil),
    ] as [((String, String)?, (String, String), String?)])
  func `a raise above the threshold asks for the whole setting`(
    from: (String, String)?, to: (String, String), text: String?
  ) throws {
    let found = try confirmation(from: from, to: to)
    #expect(found?.text == text)
    #expect(try found?.reason == (text == nil ? nil : .raise(above: Leverage("20"))))
  }

  @Test func `an open position asks for it however low the value is`() throws {
    let found = try #require(
      try confirmation(from: ("10", "10"), to: ("5", "5"), isOpen: true))
    #expect(found.reason == .openPosition)
    #expect(found.text == "5")
  }

  @Test func `so does sending in spite of a change in doubt`() throws {
    let earlier = try UndoAimTests.change(outcome: .unknown)
    let found = try confirmation(from: ("10", "10"), to: ("5", "5"), despite: [earlier])
    #expect(found?.reason == .earlierChangeInDoubt)
    #expect(found?.text == "5")
  }

  @Test(arguments: [
    ("50/20", true), (" 50 / 20 ", true), ("50", false), ("20/50", false), ("50/20x", false),
    ("y", false), ("", false),
  ])
  func `nothing but the whole setting confirms`(typed: String, isAccepted: Bool) throws {
    let found = try #require(try confirmation(from: ("10", "10"), to: ("50", "20")))
    #expect(found.accepts(typed) == isAccepted)
  }
}
