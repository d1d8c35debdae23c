import Desk
import FoundationEssentials
import LeverDomain

/// The changes of this screen: on their way and decided.
struct StagingState: Equatable {
  /// The changes, oldest first.
  private(set) var entries: [ChangeEntry] = []
  /// How far the list is scrolled.
  private(set) var scroll = ScrollState()
  private var nextNumber = 1

  /// Whether the end of some change is still open: quitting now would lose sight of it.
  var isAnyOpen: Bool { entries.contains(where: \.isOpen) }

  // MARK: - What the user does

  /// Does what a key asks for.
  mutating func obey(_ command: ChangesCommand, lines: Int) -> [PaneRequest] {
    switch command {
    case .scroll(let move):
      scroll.move(move, page: max(1, lines - 1))
      return []
    case .leave: return [.focus(.instruments)]
    }
  }

  /// Takes in a turn of the wheel.
  mutating func turnWheel(by direction: Int) { scroll.move(.lines(direction)) }

  /// Takes in how far the list can be scrolled.
  mutating func fit(_ last: Int?) { scroll.fit(to: last) }

  // MARK: - What becomes of changes

  /// A change to be reviewed, with a number of its own.
  mutating func draft(
    _ proposal: Proposal, of instrument: Instrument, for purpose: ChangePurpose = .asked
  ) -> ChangeEntry {
    defer { nextNumber += 1 }
    return ChangeEntry(
      identifier: nextNumber, instrument: instrument, proposal: proposal, purpose: purpose,
      state: .staged)
  }

  /// Takes in a reviewed change that is being submitted.
  mutating func submit(_ entry: ChangeEntry, now: Date) {
    var entry = entry
    entry.state = .submitting(since: now)
    entries.append(entry)
  }

  /// Takes in what a submitted change does now.
  mutating func take(_ stage: ChangeStage, of number: Int, now: Date) {
    guard let index = index(of: number), entries[index].isSubmitting else { return }
    entries[index].progress = ChangeEntry.Progress(stage: stage, since: now)
  }

  /// Takes in what became of a submitted change. Returns the change; nil where there is no such.
  mutating func take(_ submission: Submission, of number: Int, now: Date) -> ChangeEntry? {
    guard let index = index(of: number) else { return nil }
    switch submission {
    case .blocked(let proposal): entries[index].state = .blocked(proposal, at: now)
    case .withheld(let withholding): entries[index].state = .withheld(withholding, at: now)
    case .decided(let report): entries[index].state = .decided(report)
    }
    return entries[index]
  }

  private func index(of number: Int) -> Int? {
    entries.firstIndex { $0.identifier == number }
  }
}
