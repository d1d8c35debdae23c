import Desk
import LeverDomain
import LeverWording

/// The draft and how keys and mouse change it. What is known of its instrument is told each time.
struct DraftState: Equatable {
  /// What the user is setting.
  private(set) var draft = Draft()
  /// The draft as it was before a value was typed.
  private var beforeEntry: Draft?

  /// Does what a key asks for; answers why it cannot.
  mutating func obey(_ command: ValueCommand, on subject: LeverageSubject?) -> Remark? {
    guard let subject, let limits = subject.row.reading.limits else {
      return .warning(
        subject == nil ? "no instrument is selected" : "the limits are not read yet")
    }
    switch command {
    case .minimum: want(limits.minimum, on: subject)
    case .maximum: want(limits.maximum, on: subject)
    case .step, .roundStep:
      let start = draft.wanted(draft.side, on: subject)
      // A setting that is still to be read is waited for: a step from the minimum would look like a
      // step from what is set.
      guard start != nil || subject.row.reading.leverage != .notRead else {
        return .warning("what is set is not read yet; a typed value does not wait for it")
      }
      want(Self.next(command, from: start, limits), on: subject)
    }
    return nil
  }

  /// The value that a step leads to. From a setting that the venue does not tell it starts at the
  /// minimum; from a value that is not allowed, at the next allowed one in that direction.
  private static func next(
    _ command: ValueCommand, from start: Leverage?, _ limits: LeverageLimits
  ) -> Leverage {
    guard let start else { return limits.minimum }
    switch command {
    case .minimum: return limits.minimum
    case .maximum: return limits.maximum
    case .step(let steps):
      let isBetween = limits.violation(of: start) != nil && start > limits.minimum
      let index = limits.lowerIndex(of: start) + steps + (isBetween && steps < 0 ? 1 : 0)
      return limits.value(at: index)
    case .roundStep(let direction, let columns):
      return SliderScale(limits: limits, columns: columns).roundValue(beyond: start, by: direction)
    }
  }

  /// Asks for a value on the side that the keys move, or on both.
  mutating func want(
    _ value: Leverage?, on subject: LeverageSubject?, side: PositionSide? = nil
  ) {
    if subject?.isApart ?? false, !draft.isLinked(on: subject) {
      draft[side ?? draft.side] = value
    } else {
      draft.long = value
      draft.short = value
    }
  }

  /// Asks for nothing on either side.
  mutating func forgetValues() {
    draft.long = nil
    draft.short = nil
  }

  // MARK: - Sides

  /// Chooses the side that the keys move.
  mutating func choose(_ side: PositionSide) { draft.side = side }

  /// Switches the side that the keys move; answers why there is no other.
  mutating func switchSide(on subject: LeverageSubject?) -> Remark? {
    guard subject?.isApart ?? false else { return .note(Wording.oneValueForBothSides) }
    draft.side = draft.side.opposite
    return nil
  }

  /// Moves both sides together, or each by itself; answers why there is only one.
  mutating func toggleLink(on subject: LeverageSubject?) -> Remark? {
    guard subject?.isApart ?? false else { return .note(Wording.oneValueForBothSides) }
    let willLink = !draft.isLinked(on: subject)
    draft.isLinked = willLink
    if willLink, draft.isTouched, let value = draft.wanted(draft.side, on: subject) {
      want(value, on: subject)
    }
    return nil
  }

  // MARK: - Typing

  /// Begins typing a value with its first characters.
  mutating func beginEntry(_ text: String, on subject: LeverageSubject) {
    beforeEntry = draft
    draft.entry = TextField(limit: 20)
    editEntry(on: subject) { $0.type(text) }
  }

  /// Takes in what is typed so far; the slider follows as soon as it is a number.
  mutating func editEntry(on subject: LeverageSubject?, _ edit: (inout TextField) -> Void) {
    guard var entry = draft.entry else { return }
    edit(&entry)
    draft.entry = entry
    draft.long = beforeEntry?.long
    draft.short = beforeEntry?.short
    if let value = try? Leverage(entry.text) { want(value, on: subject) }
  }

  /// Gives up the value being typed.
  mutating func giveUpEntry() {
    if let beforeEntry { draft = beforeEntry }
    endEntry()
  }

  /// Takes the value being typed for good; answers why it is none.
  mutating func acceptEntry(on subject: LeverageSubject?) -> Remark? {
    if let problem = draft.entryProblem(on: subject) { return .problem(problem) }
    endEntry()
    return nil
  }

  /// Leaves the value as it is and ends typing.
  mutating func endEntry() {
    draft.entry = nil
    beforeEntry = nil
  }
}

/// What keys do to a value.
enum ValueCommand: Equatable {
  /// So many steps further.
  case step(Int)
  /// To the next round value in a direction, on a slider of so many columns.
  case roundStep(Int, columns: Int)
  /// To the lowest value.
  case minimum
  /// To the highest value.
  case maximum
}
