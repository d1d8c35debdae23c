import Desk
import JournalModel
import LeverDomain
import LeverWording
import OrderedJSON
import TerminalCanvas

/// What became of trying to reconcile one change, in every form that it can be written in.
struct SettlementRow: Sendable {
  /// What became of it, spelled for scripts.
  enum Result: String, Sendable {
    /// Its outcome is known now.
    case reconciled
    /// Still nobody knows.
    case inDoubt = "in_doubt"
    /// Somebody is at it.
    case underWay = "under_way"
    /// What was found could not be written down.
    case notJournalled = "not_journalled"
    /// No account here can read it.
    case unconfigured
  }

  /// The change as it stands now.
  let row: JournalRow
  /// What became of it.
  let result: Result
  /// Why it is not settled, in a sentence; nil when it is.
  let why: String?
  /// What a person can do, in a sentence; nil when nothing is to be done.
  let advice: String?

  /// What reconciling a change came to.
  init(_ settlement: Settlement) {
    switch settlement {
    case .concluded(let change):
      self.init(change, .reconciled)
    case .unknown(let change, let readBack):
      let (why, advice) = Self.unknown(change, readBack)
      self.init(change, .inDoubt, why: why, advice: advice)
    case .underWay(let change, let claim):
      self.init(
        change, .underWay, claims: [claim],
        why: "it is being changed by \(Wording.author(claim.holder))",
        advice: "wait for that to end, then reconcile again")
    case .notJournalled(let change, let error):
      self.init(
        change, .notJournalled,
        why: "what was read cannot be written down: \(Wording.journalError(error))", advice: nil)
    }
  }

  /// A change of an account that is not configured here.
  init(unconfigured change: JournalledChange) {
    let intent = change.intent
    self.init(
      change, .unconfigured,
      why: "no account \(intent.account) on \(intent.venue.displayName) is configured here",
      advice: "reconcile it with a --config that has the account")
  }

  private init(
    _ change: JournalledChange, _ result: Result, claims: [InstrumentClaim] = [],
    why: String? = nil, advice: String? = nil
  ) {
    row = JournalRow(change, claims: claims)
    self.result = result
    self.why = why
    self.advice = advice
  }

  private static func unknown(
    _ change: JournalledChange, _ readBack: ReadBack
  ) -> (why: String, advice: String) {
    let intent = change.intent
    let to = intent.change.to
    let values = to.isUniform ? "\(to.long)" : "\(to.long) --short \(to.short)"
    let again = "lever set \(intent.account) \(intent.change.symbol) \(values) --despite-doubt"
    switch readBack {
    case .notOffered:
      return (
        "\(intent.venue.displayName) offers no reading of the setting",
        "look at the venue's own page; \(again) sends the value again"
      )
    case .failed(let error):
      return (
        "reading failed: \(Wording.error(error))", "reconcile again when the venue can be read"
      )
    case .notShown, .position:
      return (
        "the venue's answer does not show the setting",
        "reconcile again later, or look at the venue's own page; \(again) sends the value again"
      )
    case .value(let setting):
      if let expiry = change.expiresAt {
        return (
          "it reads \(Wording.setting(setting)), so it is not applied so far; the request may still "
            + "arrive until \(Wording.timestamp(expiry))", "reconcile again after that"
        )
      }
      return (
        "it reads \(Wording.setting(setting)), which does not tell: the request may still arrive",
        "\(again) sends the value again"
      )
    }
  }

  /// Whether its outcome is known now.
  var isSettled: Bool { result == .reconciled }
  /// Whether something went wrong here.
  var isError: Bool { result == .notJournalled }

  /// The fields of `journal reconcile`: those of the journal, and what became of reconciling.
  static let fields: FieldTable<SettlementRow> = JournalRow.fields.of { $0.row } + ownFields

  private static let ownFields: FieldTable<SettlementRow> = [
    Field("reconciliation") { .string($0.result.rawValue) },
    Field("reconciliation_explanation") { JSONValue($0.why) },
    Field("reconciliation_advice") { JSONValue($0.advice) }.withoutColumn,
  ]

  /// The result for people, in lines without ends.
  func lines(_ paint: Paint, shapes: Shapes) -> [String] {
    let change = row.change
    let outcome = row.outcomeCell
    let what = paint("\(change.intent.account) \(change.intent.change.symbol)", .accent)
    let arrow = ChangeWords.arrow(change.intent.change, shapes: shapes)
    var lines = ["\(what)  \(arrow)  \(change.identifier)  \(paint(outcome.text, outcome.role))"]
    if let sentence = why ?? Wording.explanation(change) { lines.append("  \(sentence)") }
    if let advice { lines.append("  \(paint(advice, .muted))") }
    return lines
  }
}
