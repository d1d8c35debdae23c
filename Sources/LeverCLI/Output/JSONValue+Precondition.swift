import LeverDomain
import OrderedJSON

/// How preconditions and their evidence are spelled in the JSON contract.
extension JSONValue {
  init(_ precondition: Precondition) {
    self = [
      "kind": .string(precondition.kind.rawValue),
      "state": .string(precondition.state.rawValue),
      "rule": .string(precondition.rule.rawValue),
      "page": JSONValue(precondition.page),
      "evidence": .array(precondition.evidence.map { JSONValue($0) }),
    ]
  }

  /// An object with one key, which says what kind of evidence it is.
  init(_ evidence: Precondition.Evidence) {
    self =
      switch evidence {
      case .position(let position): ["position": JSONValue(position)]
      case .order(let order): ["order": JSONValue(order)]
      case .clockOffset(let offset, let tolerance):
        [
          "clock": [
            "offset_ms": JSONValue(milliseconds: offset),
            "tolerance_ms": tolerance.map { JSONValue(milliseconds: $0) } ?? .null,
          ]
        ]
      case .status(let word): ["status": JSONValue(word)]
      case .readOnlyAccount: ["read_only_account": .boolean(true)]
      case .keyPermissions(let permissions):
        ["key_permissions": .array(permissions.map { .string($0.text) })]
      case .keyOfAnotherSecret: ["key_of_another_secret": .boolean(true)]
      case .searchedBack(let span): ["searched_back_ms": JSONValue(milliseconds: span)]
      case .failure(let error): ["failure": JSONValue(error)]
      case .notRead: ["not_read": .boolean(true)]
      case .requestsLeft(let left, let limit, let window):
        [
          "requests": [
            "left": .integer(Int64(left)), "limit": .integer(Int64(limit)),
            "window_ms": JSONValue(milliseconds: window),
          ]
        ]
      case .marginNeeded(let needed, let available, let asset):
        [
          "margin": [
            "needed": JSONValue(needed), "available": JSONValue(available),
            "currency": JSONValue(asset),
          ]
        ]
      case .readAt(let date): ["read_at": JSONValue(date)]
      }
  }
}
