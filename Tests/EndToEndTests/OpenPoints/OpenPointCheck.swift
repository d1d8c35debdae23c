import VenueSimulator

/// What the user must see for one row of `docs/assumptions.md`.
struct OpenPointCheck: Sendable {
  /// What is done, and what must then be seen.
  enum Step: Sendable {
    /// A command of `lever`, with words that its output holds and words that it does not hold.
    case run(String, says: [String], never: [String] = [])
    /// Something that happens at the venue.
    case interfere(@Sendable (Simulator) -> Void)
    /// The leverage pane of an instrument, with a value typed or without.
    case pane(String, typing: String? = nil, says: String)
    /// The review of a value.
    case review(String, of: String, says: String)
  }

  /// Steps that are taken under some of the answers to the point, from the beginning under each.
  struct Look: Sendable {
    /// The answers; nil among them is the assumed one.
    let answers: [VenueVariant?]
    /// Variants of other points that hold beside each answer.
    let beside: Set<VenueVariant>
    /// The faults of the simulator.
    let faults: [String]
    let steps: [Step]
  }

  /// Any of the point's variants, which names the point.
  let variant: VenueVariant
  /// The column of the table that is checked, word by word.
  let shown: String
  private var ownLooks: [(answers: [VenueVariant?]?, look: Look)] = []

  init(_ variant: VenueVariant, _ shown: String) {
    self.variant = variant
    self.shown = shown
  }

  /// The row of the table.
  var point: OpenPoint? {
    OpenPoint.all.first { point in point.choices.contains { $0.variant == variant } }
  }

  /// Every look, each with the answers that it is taken under.
  var looks: [Look] {
    let all = [nil] + (point?.choices ?? []).map { Optional($0.variant) }
    return ownLooks.map { answers, look in
      Look(
        answers: answers ?? all, beside: look.beside, faults: look.faults, steps: look.steps)
    }
  }

  /// Adds steps under the given answers, or under every one.
  func look(
    under answers: [VenueVariant?]? = nil, beside: Set<VenueVariant> = [], faults: [String] = [],
    _ steps: Step...
  ) -> OpenPointCheck {
    var check = self
    check.ownLooks.append(
      (answers, Look(answers: [], beside: beside, faults: faults, steps: steps)))
    return check
  }
}

extension OpenPointCheck {
  /// Every row, venue by venue.
  static let all = coinSwitchFutures + coinSwitchHFT + ztdx + bingx

  /// The places that the column may name, by the word that names them.
  enum Place: String, CaseIterable {
    case show, list, accounts, set, review
    case outcome
    case pane
  }

  /// The places that the column names. "nowhere" promises none.
  var namedPlaces: Set<Place> {
    guard !shown.hasPrefix("nowhere") else { return [] }
    let words = shown.split { !$0.isLetter }.map(String.init)
    return Set(Place.allCases.filter { words.contains($0.rawValue) })
  }

  /// The places that are looked at.
  var visitedPlaces: Set<Place> {
    var places: Set<Place> = []
    for step in looks.flatMap(\.steps) {
      switch step {
      case .run(let line, _, _):
        let command = Place(rawValue: String(line.prefix { $0 != " " }))
        if let command { places.insert(command) }
        if command == .set { places.insert(.outcome) }
      case .pane: places.insert(.pane)
      case .review: places.insert(.review)
      case .interfere: break
      }
    }
    return places
  }
}
