import FoundationEssentials
import JournalModel
import LeverDomain
import Testing

@testable import Desk

/// What undoing a change would set, or why it cannot be undone.
@Suite struct UndoAimTests {
  /// A change from 10x, unless said otherwise, to 20x, with its outcome; concluded by nobody without.
  static func change(from: String? = "10", outcome: Outcome?) throws -> JournalledChange {
    let author = ChangeAuthor(
      user: "asha", host: "desk-1",
      process: ProcessMark(identifier: 1, startedAt: nil, realm: "here"), terminal: nil,
      command: "lever set")
    let identifier = try #require(ChangeIdentifier("k3f9x2mn"))
    let moment = JournalMoment(local: Date(timeIntervalSince1970: 0))
    let symbol = try #require(ContractSymbol("BTCUSDT"))
    var entries: [JournalEntry] = [
      .intent(
        ChangeIntent(
          identifier: identifier, moment: moment, author: author, reason: .asked,
          account: try #require(AccountName("practice")), venue: .bingx,
          change: Change(
            symbol: symbol, from: try from.map { LeverageSetting(both: try Leverage($0)) },
            to: LeverageSetting(both: try Leverage("20")), positionMode: .oneWay), steps: [],
          previews: []))
    ]
    if let outcome {
      entries.append(
        .conclusion(
          ChangeConclusion(
            identifier: identifier, moment: moment, author: author, outcome: outcome, proof: .none,
            steps: [], readBack: .notShown, readAt: nil)))
    }
    let records = entries.enumerated().map { index, entry in
      JournalRecord(sequence: Int64(index + 1), hash: .origin, text: "", entry: entry)
    }
    return try #require(JournalledChange(records))
  }

  @Test(
    arguments: [
      // What became of it, what was set before, where its account is now, and why it cannot be undone.
      (Outcome.applied, "10", Venue.bingx, nil), (.notConfirmed, "10", .bingx, nil),
      (.unknown, "10", .bingx, nil), (nil, "10", .bingx, nil),
      (.refused, "10", .bingx, .neverApplied), (.alreadySet, "10", .bingx, .changedNothing),
      (.refused, nil, nil, .neverApplied), (.applied, "10", nil, .accountNotConfigured),
      (.applied, "10", .ztdx, .accountMoved(to: .ztdx)),
      (.applied, nil, .bingx, .settingBeforeUnknown(earlier: nil)),
    ] as [(Outcome?, String?, Venue?, UndoObstacle?)])
  func `a change is undone where it may have changed something that is known`(
    outcome: Outcome?, from: String?, venue: Venue?, obstacle: UndoObstacle?
  ) throws {
    let change = try Self.change(from: from, outcome: outcome)
    switch UndoFinding(of: change, accountVenue: venue) {
    case .possible(let aim):
      #expect(obstacle == nil)
      #expect(try aim.setting == LeverageSetting(both: Leverage("10")))
      #expect(aim.account.text == "practice")
    case .impossible(let found, let why):
      #expect(why == obstacle)
      #expect(found == change)
    case .nothing, .failed: Issue.record("it was not judged")
    }
  }

  @Test(arguments: [
    ("20", ChangeReason.asked, true), ("15", .asked, false), ("20", .policy("risk.toml"), false),
  ])
  func `the value of a change in doubt is noted as sent again`(
    wanted: String, reason: ChangeReason, isAgain: Bool
  ) throws {
    let earlier = try Self.change(outcome: .unknown)
    let noted = reason.insisting(
      on: LeverageSetting(both: try Leverage(wanted)), despite: [earlier])
    #expect(noted == (isAgain ? .again(of: earlier.identifier) : reason))
  }
}
