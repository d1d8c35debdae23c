extension JSONValue {
  /// This document with the members of every object, the innermost first, passed through `body`.
  func rewritingObjects(_ body: ([JSONMember]) -> [JSONMember]) -> JSONValue {
    switch self {
    case .object(let members):
      .object(
        body(
          members.map { JSONMember(name: $0.name, value: $0.value.rewritingObjects(body)) }))
    case .array(let elements): .array(elements.map { $0.rewritingObjects(body) })
    default: self
    }
  }

  /// This document with the elements of every array, the innermost first, passed through `body`.
  func rewritingArrays(_ body: ([JSONValue]) -> [JSONValue]) -> JSONValue {
    switch self {
    case .object(let members):
      .object(
        members.map { JSONMember(name: $0.name, value: $0.value.rewritingArrays(body)) })
    case .array(let elements): .array(body(elements.map { $0.rewritingArrays(body) }))
    default: self
    }
  }

  /// This object with what a refusal says in it: its code and message take the place of those that
  /// are here, or are added; the data stays. Anything but an object stays as it is.
  func merging(errorOf refusal: Answer) -> JSONValue {
    guard case .object(var members) = self,
      let error = try? JSONParser.parse(
        refusal.body.slice(from: 0, limit: refusal.body.count)),
      case .object(let additions) = error
    else { return self }
    for addition in additions where !addition.value.isEmpty {
      if let index = members.firstIndex(where: { $0.name == addition.name }) {
        members[index] = addition
      } else {
        members.append(addition)
      }
    }
    return .object(members)
  }

  /// Whether there is nothing in it.
  private var isEmpty: Bool {
    switch self {
    case .null: true
    case .object(let members): members.isEmpty
    case .array(let elements): elements.isEmpty
    default: false
    }
  }
}
