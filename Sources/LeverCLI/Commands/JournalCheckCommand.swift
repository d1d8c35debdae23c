import JournalModel
import LeverDomain
import LeverWording
import OrderedJSON
import TerminalCanvas

/// `lever journal check`: whether anything was altered, is missing or was moved.
struct JournalCheckCommand: RunnableCommand {
  let context: CommandContext
  let given: Given<Parameters>
  /// A head that was kept elsewhere; nil for none.
  private var expected: JournalHead? { given.head }

  func run() async throws(CommandFailure) -> ExitStatus {
    let expected = expected
    let (path, noted, check) = try await context.readJournal { opened throws(JournalError) in
      (opened.path, opened.notedHead, try await opened.journal?.check(expecting: expected))
    }
    let found = check ?? Self.absent([expected, noted].compactMap(\.self))
    let report = Report(check: found, expected: expected, path: path, isThere: check != nil)
    context.write(Document(report, Report.fields) { text(of: found, $0) })
    if check == nil { context.say("there is no \(path)", .muted) }
    if found.isClean, expected == nil, found.records > 0 {
      context.say(
        "keep the head elsewhere: --head then also shows a journal cut off or rewritten as a whole",
        .muted)
    }
    return found.isClean ? .done : .refused
  }

  /// What the absence of a journal means.
  private static func absent(_ heads: [JournalHead]) -> JournalCheck {
    let sequence = heads.map(\.sequence).max() ?? 0
    return JournalCheck(
      records: 0, head: .empty, finding: sequence > 0 ? .emptied(known: sequence) : nil,
      recoveries: [])
  }

  /// What was found, and where.
  private struct Report: Sendable {
    let check: JournalCheck
    let expected: JournalHead?
    let path: String
    let isThere: Bool

    static let fields: FieldTable<Report> = [
      Field("clean") { .boolean($0.check.isClean) },
      Field("records") { .integer($0.check.records) },
      Field("head") { JSONValue($0.check.head) }.columns(("head", "text")),
      Field("expected") { row in row.expected.map { JSONValue($0) } ?? .null }.withoutColumn,
      Field("finding") { $0.check.finding.map(json) ?? .null }
        .columns(("finding", "kind"), ("first", "first"), ("last", "last")),
      Field("recoveries") { .array($0.check.recoveries.map { JSONValue($0) }) }.withoutColumn,
      Field("problems") { .array(Wording.problems($0.check).map(JSONValue.string)) }
        .withoutColumn,
      Field("path") { .string($0.path) }.withoutColumn,
      Field("exists") { .boolean($0.isThere) }.withoutColumn,
    ]
  }

  private static func json(_ finding: JournalCheck.Finding) -> JSONValue {
    [
      "kind": .string(finding.word),
      "first": finding.records.map { .integer($0.lowerBound) } ?? .null,
      "last": finding.records.map { .integer($0.upperBound) } ?? .null,
      "explanation": .string(Wording.finding(finding)),
    ]
  }

  private func text(of check: JournalCheck, _ paint: Paint) -> String {
    let records = "\(check.records) \(check.records == 1 ? "record" : "records")"
    var lines: [String]
    if check.isClean, check.records == 0 {
      lines = ["\(paint("empty:", .muted)) nothing was ever written down"]
    } else if check.isClean {
      lines = [
        "\(paint("clean:", .positive)) \(records), nothing altered, missing or out of order"
      ]
    } else {
      lines = Wording.problems(check).map { "\(paint("not clean:", .danger)) \($0)" }
      if let advice = Wording.advice(check) { lines.append("  \(advice)") }
      lines.append("  \(records) read")
    }
    lines += check.recoveries.filter { $0.kept > 0 && $0.lost.isEmpty }.map {
      "  a damaged file was set aside as \($0.setAside); nothing of it is known to be lost"
    }
    if check.isClean, let expected { lines.append("  it goes on from the head \(expected)") }
    lines.append("  head \(check.head)")
    return lines.map { $0 + "\n" }.joined()
  }
}

extension JournalCheck.Finding {
  /// The finding in snake case.
  fileprivate var word: String {
    switch self {
    case .altered: "altered"
    case .missing: "missing"
    case .outOfOrder: "out_of_order"
    case .misindexed: "misindexed"
    case .headDiffers: "head_differs"
    case .contradicted: "contradicted"
    case .unprovedSuccessor: "unproved_successor"
    case .summaryDiffers: "summary_differs"
    case .emptied: "emptied"
    case .damaged: "damaged"
    case .foreignSchema: "foreign_schema"
    }
  }

  /// The records that it is about; nil where it is about the file.
  fileprivate var records: ClosedRange<Int64>? {
    switch self {
    case .missing(let records): records
    case .emptied(let known): 1...known
    case .altered(let sequence), .outOfOrder(let sequence), .misindexed(let sequence, _),
      .headDiffers(let sequence), .contradicted(let sequence, _, _, _),
      .unprovedSuccessor(let sequence, _, _), .summaryDiffers(let sequence):
      sequence...sequence
    case .damaged, .foreignSchema: nil
    }
  }
}
