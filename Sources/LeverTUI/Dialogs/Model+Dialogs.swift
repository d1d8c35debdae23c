import TerminalCanvas

extension Model {
  /// Quits, after asking where the end of a change would not be seen.
  mutating func askToQuit() -> [Effect] {
    guard changes.contains(where: \.isOpen) else {
      exit = .quit
      return []
    }
    dialog = .quit
    return [.discardPendingInput]
  }

  /// Ends on a signal. Ctrl-C is asked about once where the end of a change would not be seen.
  mutating func terminate(_ signal: Int32) -> [Effect] {
    let isInterrupt = signal == 2
    guard isInterrupt, dialog != .quit, changes.contains(where: \.isOpen) else {
      exit = .signal(signal)
      return []
    }
    dialog = .quit
    return [.discardPendingInput]
  }

  /// Does what a key asks for when quitting is in question.
  mutating func obeyInQuit(_ intent: Intent) -> [Effect] {
    switch intent {
    case .confirm: exit = .quit
    case .cancel, .quit: dialog = nil
    default: break
    }
    return []
  }

  /// Does what a key asks for in the help.
  mutating func obeyInHelp(_ intent: Intent, top: Int) -> [Effect] {
    let most = max(0, HelpDialog.lines(self).count - HelpDialog.visibleLines(self))
    switch intent {
    case .move(let lines): dialog = .help(top: max(0, min(most, top + lines)))
    case .movePage(let pages):
      dialog = .help(top: max(0, min(most, top + pages * HelpDialog.visibleLines(self))))
    case .cancel: dialog = nil
    default: break
    }
    return []
  }

  /// Takes in what the mouse did while a dialog is open: a click can cancel, never confirm.
  mutating func takeInDialog(_ event: MouseEvent) -> [Effect] {
    switch event.action {
    case .scrollUp: return obey(.move(-2))
    case .scrollDown: return obey(.move(2))
    case .press:
      guard case .review = dialog, ReviewDialog.cancelButton(self).contains(event.place) else {
        return []
      }
      return obey(.cancel)
    case .drag, .release: return []
    }
  }
}
