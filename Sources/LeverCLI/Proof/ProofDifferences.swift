import OrderedJSON

extension JSONValue {
  /// The places where this is not what was expected, each with what is wrong there.
  func differences(from expected: JSONValue, at place: String) -> [ProofFinding] {
    switch (expected, self) {
    case (.null, .null): return []
    case (.boolean(let wanted), .boolean(let found)) where wanted == found: return []
    case (.number(let wanted), .number(let found)) where wanted == found: return []
    // Not by what a person would see: by the bytes.
    case (.string(let wanted), .string(let found)) where wanted.utf8.elementsEqual(found.utf8):
      return []
    case (.array(let wanted), .array(let found)):
      var findings = zip(wanted, found).enumerated().flatMap { index, pair in
        pair.1.differences(from: pair.0, at: "\(place)[\(index)]")
      }
      if wanted.count != found.count {
        findings.append(
          ProofFinding(place, "holds \(found.count) items instead of \(wanted.count)"))
      }
      return findings
    case (.object(let wanted), .object(let found)):
      var findings = wanted.flatMap { member in
        self[member.key]?.differences(from: member.value, at: "\(place).\(member.key)")
          ?? [ProofFinding("\(place).\(member.key)", "is missing")]
      }
      let known = Set(wanted.map(\.key))
      for key in found.map(\.key).sorted() where !known.contains(key) {
        findings.append(
          ProofFinding(place, "has a member \(Quoted(key)) that does not belong there"))
      }
      return findings
    default:
      return [
        ProofFinding(place, "is \(shown), and by the records it is \(expected.shown)")
      ]
    }
  }

  /// What it is, fit to be shown.
  private var shown: String {
    switch self {
    case .null: "null"
    case .boolean(let flag): String(flag)
    case .number(let number): number.integer.map { String($0) } ?? "a fraction"
    case .string(let text): Quoted(text).description
    case .array: "a list"
    case .object: "an object"
    }
  }
}
