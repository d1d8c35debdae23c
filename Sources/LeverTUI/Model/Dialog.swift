import Desk
import LeverDomain

/// What lies over the panes and takes the keyboard.
enum Dialog: Equatable {
  /// The review of changes before they are submitted.
  case review(Review)
  /// Every key, scrolled down by so many lines.
  case help(top: Int)
  /// A change as the command that makes it again.
  case command(String)
  /// Whether to quit although changes are open.
  case quit
}

/// A review of changes: from what to what, what speaks against it, what would be sent.
struct Review: Equatable {
  /// The changes.
  var entries: [ChangeEntry]
  /// The value typed again, where that is asked for.
  var typed = ""
  /// The first line shown.
  var top = 0

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
  var isConfirmable: Bool { isPossible && (confirmation?.accepts(typed) ?? true) }
}
