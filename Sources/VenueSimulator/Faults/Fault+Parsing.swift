extension Fault {
  private static let methods = ["GET", "POST", "PUT", "DELETE", "CHANGE", "READ"]

  /// Reads the text form that ``Fault`` describes.
  ///
  /// - Throws: ``FaultSyntaxError`` with the part that is wrong.
  public init(parsing text: String) throws(FaultSyntaxError) {
    func failure(_ reason: FaultSyntaxError.Reason) -> FaultSyntaxError {
      FaultSyntaxError(text: text, reason: reason)
    }
    let markers: Set<Character> = ["=", "@", ":", "/", "#"]
    var parts: [Character: String] = [:]
    var marker: Character = "^"
    parts[marker] = ""
    for character in text {
      if markers.contains(character), !(character == "/" && marker == "/") {
        guard parts[character] == nil else { throw failure(.repeatedPart(character)) }
        marker = character
        parts[marker] = ""
      } else {
        parts[marker, default: ""].append(character)
      }
    }
    let spelled = parts["^"] ?? ""
    guard let name = FaultName(rawValue: spelled) else { throw failure(.unknownName(spelled)) }
    self.init(name)
    switch (name.value, parts["="]) {
    case (nil, .some): throw failure(.unexpectedValue)
    case (let rule?, nil) where rule.usual == nil: throw failure(.missingValue(rule.form))
    case (let rule?, let text?):
      guard let value = rule.form.value(of: text) else {
        throw failure(.malformedValue(text, rule.form))
      }
      self.value = value
    case (_, nil): break
    }
    if let venue = parts["@"] {
      guard SimulatedVenue(rawValue: venue) != nil else { throw failure(.unknownVenue(venue)) }
      self.venue = venue
    }
    if let method = parts[":"] {
      guard Self.methods.contains(method) else { throw failure(.unknownMethod(method)) }
      self.method = method
    }
    path = parts["/"].map { "/" + $0 }
    if let which = parts["#"] {
      guard let range = Self.occurrences(which) else { throw failure(.malformedOccurrences(which)) }
      occurrences = range
    }
  }

  private static func occurrences(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = ends.first.flatMap({ Int($0) }), first >= 1 else { return nil }
    guard ends.count > 1 else { return first...first }
    if ends[1].isEmpty { return first...Int.max }
    guard let last = Int(ends[1]), last >= first else { return nil }
    return first...last
  }
}

extension Fault: CustomStringConvertible {
  /// The text form, which reads as this fault again.
  public var description: String {
    var text = name.rawValue
    if let value = value.text { text += "=" + value }
    if let venue { text += "@" + venue }
    if let method { text += ":" + method }
    if let path { text += path }
    switch (occurrences.lowerBound, occurrences.upperBound) {
    case (1, Int.max): break
    case (let first, Int.max): text += "#\(first)-"
    case (let first, let last): text += first == last ? "#\(first)" : "#\(first)-\(last)"
    }
    return text
  }
}
