import JournalModel
import LeverDomain
import LeverWording
import OrderedJSON

/// How values of the journal are spelled in the JSON contract.
extension JSONValue {
  init(_ author: ChangeAuthor) {
    self = [
      "user": .string(author.user),
      "host": .string(author.host),
      "process": .integer(Int64(author.process.identifier)),
      "terminal": JSONValue(author.terminal),
      "command": .string(author.command),
    ]
  }

  init(_ reason: ChangeReason) {
    self = ["kind": .string(reason.word), "of": JSONValue(reason.source)]
  }

  init(_ head: JournalHead) {
    self = [
      "text": .string(head.description), "record": .integer(head.sequence),
      "hash": .string(head.hash.text),
    ]
  }

  init(_ recovery: JournalRecovery) {
    self = [
      "at": .string(recovery.moment.localText),
      "set_aside": .string(recovery.setAside),
      "kept": .integer(Int64(recovery.kept)),
      "lost": .array(recovery.lost.map { JSONValue($0) }),
    ]
  }

  /// Records by their numbers.
  init(_ records: ClosedRange<Int64>) {
    self = ["first": .integer(records.lowerBound), "last": .integer(records.upperBound)]
  }

  /// The fate of each side that a request sets; the verdict is nil while there is none.
  static func sides(of step: ChangeStep, _ verdict: Verdict?) -> [JSONValue] {
    PositionSide.allCases.filter(step.sides.contains).map { side in
      let error = verdict?.reason.venueError
      return [
        "side": .string(side.rawValue),
        "to": JSONValue(step.target[side]),
        "outcome": JSONValue(verdict?.outcome.rawValue),
        "proof": JSONValue(verdict?.proof.rawValue),
        "reason": JSONValue(verdict?.reason.word),
        "explanation": JSONValue(verdict.map { Wording.reason($0.reason) }),
        "venue_code": JSONValue(error?.code),
        "venue_message": JSONValue(error?.message),
      ]
    }
  }
}

extension ChangeReason {
  /// The reason in snake case.
  var word: String {
    switch self {
    case .asked: "asked"
    case .policy: "policy"
    case .undo: "undo"
    case .again: "again"
    }
  }

  /// The policy's name or the other change; nil where somebody just asked.
  var source: String? {
    switch self {
    case .asked: nil
    case .policy(let name): name
    case .undo(let identifier), .again(let identifier): identifier.text
    }
  }
}
