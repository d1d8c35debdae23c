import Desk
import JournalModel
import LeverDomain
import TerminalCanvas

/// A review of changes: from what to what, what speaks against it, what would be sent.
struct ReviewState: Equatable {
  /// The changes.
  private(set) var entries: [ChangeEntry]
  /// The value typed again, where that is asked for.
  private(set) var typed = TextField(limit: 24)
  /// How far the review is scrolled.
  private(set) var scroll = ScrollState()
  /// What each change is composed from; nil until that is told.
  private var plans: [PlannedChange]
  /// Where the button that cancels is.
  private var cancelButton: Rectangle?

  /// A review that has just been opened.
  init(_ entries: [ChangeEntry]) {
    self.entries = entries
    plans = Array(repeating: PlannedChange(), count: entries.count)
  }

  // MARK: - What the user does

  /// Does what a key asks for.
  mutating func obey(_ command: ReviewCommand) -> [PaneRequest] {
    switch command {
    case .submit: return submit()
    case .cancel: return [.closeDialog, .say(.note("cancelled; nothing was sent"))]
    case .eraseLast: typed.eraseLast()
    case .scroll(let move): scroll.move(move, page: 8)
    }
    return []
  }

  /// Takes in a character of the value that must be typed again.
  mutating func type(_ scalar: Unicode.Scalar) {
    if isPossible, confirmation != nil { typed.type(String(scalar)) }
  }

  /// Takes in a click: it can cancel, never confirm.
  mutating func press(at place: Point) -> [PaneRequest] {
    cancelButton.map { $0.contains(place) } ?? false ? obey(.cancel) : []
  }

  private func submit() -> [PaneRequest] {
    guard isPossible else {
      return [.say(.warning("this change cannot be made now; nothing was sent"))]
    }
    guard isConfirmable else {
      return [.say(.warning("type \(confirmation?.text ?? "") first, then y"))]
    }
    return [.closeDialog, .submit(entries)]
  }

  // MARK: - What is told

  /// Holds the changes against what is known now.
  ///
  /// - Parameter known: the instrument of a change; nil where it is not listed.
  mutating func follow(
    _ standing: JournalStanding, _ planner: ChangePlanner,
    known: (InstrumentKey) -> LeverageSubject?
  ) {
    for index in entries.indices {
      let key = entries[index].instrumentKey
      let overridden = entries[index].overridden.map(\.identifier)
      entries[index].withholding = standing.withholding(of: key)
      entries[index].isBeingReconciled = standing.isBeingReconciled(key)
      // What was typed before was not typed in the face of this.
      if entries[index].overridden.contains(where: { !overridden.contains($0.identifier) }) {
        typed.clear()
      }
      guard let subject = known(key) else { continue }
      let basis = ChangeBasis(
        entries[index].proposal.change.to, on: subject.row.reading, in: subject.account)
      plans[index].follow(basis, planner)
      if let proposal = plans[index].proposal { entries[index].proposal = proposal }
    }
  }

  /// Takes in how far the review can be scrolled, and where its button is.
  mutating func fit(_ last: Int?, cancelButton: Rectangle?) {
    scroll.fit(to: last)
    self.cancelButton = cancelButton
  }
}

extension ReviewState {
  /// Whether nothing known forbids any of the changes.
  var isPossible: Bool { entries.allSatisfy(\.isPossible) }

  /// Whether only what has not been read yet stands in the way.
  var isWaiting: Bool {
    !isPossible
      && entries.allSatisfy { entry in
        entry.proposal.mayBecomePossible
          && (entry.withholding == nil || !entry.overridden.isEmpty)
      }
  }

  /// What must be typed before the changes can be submitted; nil when nothing need be.
  var confirmation: TypedConfirmation? {
    entries.lazy.compactMap { $0.proposal.confirmation(despite: $0.overridden) }.first
  }

  /// Whether the confirm key submits.
  var isConfirmable: Bool { isPossible && (confirmation?.accepts(typed.text) ?? true) }
}
