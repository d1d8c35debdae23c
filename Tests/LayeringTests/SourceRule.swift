import Testing

/// Something that no line of some files may say.
struct SourceRule: Sendable, CustomTestStringConvertible {
  /// What must not be, and what to do instead.
  let name: String
  /// Which files it is about.
  let files: @Sendable (SourceFile) -> Bool
  /// What such a line holds: a regular expression.
  let pattern: String
  /// Lines that break it.
  let breaches: [String]
  /// Lines that come near and do not.
  let harmless: [String]

  var testDescription: String { name }

  /// The lines of a file that break it, each with its place.
  func breaches(in file: SourceFile) throws -> [String] {
    guard files(file) else { return [] }
    let expression = try Regex(pattern).wordBoundaryKind(.simple)
    return file.lines.enumerated().compactMap { number, line in
      line.contains(expression)
        ? "\(file.path):\(number + 1): \(line.trimmingPrefix { $0 == " " })" : nil
    }
  }
}

extension SourceRule {
  private static let faces: Set<String> = ["LeverTUI", "LeverCLI"]
  private static let venues = #"\.(coinswitchFutures|coinswitchHFT|ztdx|bingx)\b"#

  /// Where every venue is named once, so that the compiler finds what a new one needs.
  static let venueLists: Set<String> = [
    "LeverDomain/Venues/Venue.swift", "VenueClient/VenueClients.swift",
    "VenueSimulator/Venues/SimulatedVenue+Profile.swift",
  ]

  /// Whether a file is in a folder of one venue's own.
  private static func isOfOneVenue(_ file: SourceFile) -> Bool {
    file.path.split(separator: "/").dropLast().contains {
      ["CoinSwitchFutures", "CoinSwitchHFT", "ZTDX", "BingX"].contains($0)
    }
  }

  static let all: [SourceRule] = [
    SourceRule(
      name: "a face makes no verdict: Verdict.decide does, and the report carries it",
      files: { faces.contains($0.target) },
      pattern: #"\bVerdict(\.Evidence)?\(|\bVerdict\.(decide|combine)\b"#,
      breaches: [
        "let verdict = Verdict(.applied, proof: .echo, reason: .confirmed)",
        "Verdict.decide(evidence)", "let (outcome, proof) = Verdict.combine(verdicts)",
      ],
      harmless: ["let verdict: Verdict?", "extension Verdict.Reason {"]),
    SourceRule(
      name: "a face makes no precondition: Preconditions.evaluate does",
      files: { faces.contains($0.target) }, pattern: #"\bPrecondition\("#,
      breaches: ["Precondition(.noOpenOrder, .unknown, rule: .venue)"],
      harmless: ["PreconditionLines(venue: venue)", "Wording.precondition(kind)"]),
    SourceRule(
      name: "a face does not decide whether a change can be made: forbidsChange, Changeability",
      files: { faces.contains($0.target) },
      pattern: #"[=!]= \.blocking\b|\.contains\(\.notRead\)|[=!]= \[\.notRead\]"#,
      breaches: [
        "preconditions.filter { $0.state == .blocking }",
        "guard precondition.evidence.contains(.notRead) else {",
        "precondition.evidence == [.notRead]",
      ],
      harmless: ["case .blocking: shapes.crossMark", "if reading.leverage == .notRead {"]),
    SourceRule(
      name: "a face does not decide whether a request may have been applied",
      files: { faces.contains($0.target) }, pattern: #"\.consequence\b|\.mayBeApplied\b"#,
      breaches: ["error.consequence == .notApplied", "case .mayBeApplied:"],
      harmless: ["let consequences = 3"]),
    SourceRule(
      name: "a face does not decide whether a change can be undone: UndoFinding does",
      files: { faces.contains($0.target) },
      pattern: #"\.settingBefore\b|\bUndoAim\(|\bUndoFinding\("#,
      breaches: [
        "guard let earlier = undone.settingBefore else {", "try UndoAim(of: change)",
      ],
      harmless: ["case .settingBeforeUnknown(let earlier?):", "_ aim: UndoAim"]),
    SourceRule(
      name: "a face does not join readings: InstrumentReading.receive does",
      files: { faces.contains($0.target) },
      pattern:
        #"\breading\.(leverage|positions|openOrders|positionMode|proved|wallet|tiers|marginMode|markPrice) = "#,
      breaches: ["row.reading.positions = .read([], at: now)", "reading.proved = nil"],
      harmless: ["reading.receive(positions: share)", "if reading.positions == .notRead {"]),
    SourceRule(
      name: "a face adds nothing to the types of the service",
      files: { faces.contains($0.target) },
      pattern:
        #"^\s*extension (Desk|Proposal|Preconditions?|Changeability|InstrumentReading|UndoAim|TypedConfirmation)\b"#,
      breaches: ["extension Desk {", "extension Precondition.State {"],
      harmless: ["extension DeskTiming {", "extension InstrumentRow {"]),
    SourceRule(
      name: "venues are told apart in their own folders: elsewhere traits say what differs",
      files: {
        !isOfOneVenue($0) && !venueLists.contains($0.path)
      },
      pattern: "([=!]=|\\bcase) \(venues)",
      breaches: ["guard exchange.venue != .ztdx else {", "case .bingx where isHedgeMode:"],
      harmless: ["venue: .bingx,", "case .bingxSomething:"]),
  ]
}
