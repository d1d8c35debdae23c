/// What a key asks for, whatever the pane makes of it.
enum Intent: Equatable, Sendable {
  /// End the program, after asking where something would be lost.
  case quit
  /// Show every key.
  case help
  /// The next theme.
  case nextTheme
  /// Draw everything anew.
  case redraw
  /// Read the selected thing again.
  case readAgain
  /// Read what is unsettled again.
  case settleAgain
  /// Give the keyboard to the next stop, or the one before.
  case focusNext
  case focusPrevious
  /// Give the keyboard to the pane at the left, or at the right.
  case focusLeft
  case focusRight
  /// Move by so many lines, or by pages, or to an end.
  case move(Int)
  case movePage(Int)
  case moveToStart
  case moveToEnd
  /// Go into the selected thing.
  case open
  /// Filter the instruments; leave the filter; keep it.
  case filter
  case clearFilter
  case keepFilter
  /// Remove the last typed character, or all of them.
  case eraseBackward
  case eraseAll
  /// Change the value by so many steps, or to the next round value, or to an end.
  case step(Int)
  case stepRound(Int)
  case toMinimum
  case toMaximum
  /// The other side; both sides together or apart.
  case switchSide
  case toggleLink
  /// Give up what was typed or moved.
  case revert
  /// Open the review.
  case review
  /// Scroll the details.
  case scrollDetails(Int)
  /// Go back to the value before a change.
  case undo
  /// Show the journal, or the panes again.
  case journal
  /// Show only unsettled changes, or all again.
  case unsettledOnly
  /// Show a change as a command and hand it to the clipboard.
  case copyCommand
  /// Go to the instrument of a change.
  case goToInstrument
  /// Say yes, or no.
  case confirm
  case cancel
}
