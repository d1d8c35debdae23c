import Desk
import LeverDomain
import TerminalCanvas

extension AppState {
  /// Takes in a key: as text where text is being typed, else by the table of keys.
  mutating func press(_ key: Key) -> [ScreenAction] {
    remark = nil
    let context = keyContext
    if layout.isTooSmall { return pressOnSmallScreen(key, in: context) }
    if let command = KeyBindings.command(for: key, in: context) { return obey(command) }
    guard case .character(let scalar) = key.code, !key.control, !key.alternate else { return [] }
    return type(scalar, in: context)
  }

  /// On a screen too small for anything else, one can quit.
  private mutating func pressOnSmallScreen(_ key: Key, in context: KeyContext) -> [ScreenAction] {
    if dialog == .quit {
      return obey(KeyBindings.command(for: key, in: context) ?? .quit(.stay))
    }
    let isQuit = KeyBindings.command(for: key, in: .anywhere) == .anywhere(.quit)
    return isQuit && dialog == nil ? obey(.anywhere(.quit)) : []
  }

  private mutating func type(_ scalar: Unicode.Scalar, in context: KeyContext) -> [ScreenAction] {
    let isDigit = ("0"..."9").contains(scalar)
    switch context {
    case .filter, .journalFilter: return type(String(scalar), in: context)
    case .entry: return scalar.isASCII && scalar != " " ? type(String(scalar), in: context) : []
    case .accounts, .instruments, .leverage, .changes:
      return isDigit ? type(String(scalar), in: context) : []
    case .review:
      guard case .review(var review) = dialog, isDigit || scalar == "." || scalar == "/" else {
        return []
      }
      review.type(scalar)
      dialog = .review(review)
    case .anywhere, .panes, .journal, .journalDetail, .command, .help, .quit: break
    }
    return []
  }

  /// Takes in text: for a filter, or as a value.
  mutating func type(_ text: String, in context: KeyContext) -> [ScreenAction] {
    let journalLayout = journalLayout
    switch context {
    case .filter:
      instruments.type(text, of: accounts.selectedIndex, lines: layout.listLines)
    case .journalFilter: journal?.type(text, in: journalLayout)
    case .entry: leverage.type(text, on: subject)
    case .accounts, .instruments, .leverage, .changes:
      return perform(leverage.beginEntry(text, on: subject, from: focus))
    case .anywhere, .panes, .journal, .journalDetail, .review, .command, .help, .quit: break
    }
    return []
  }

  /// Does what a key asks for.
  mutating func obey(_ command: KeyCommand) -> [ScreenAction] {
    let (account, lines, journalLayout) = (accounts.selectedIndex, layout.listLines, journalLayout)
    switch command {
    case .anywhere(let command): return obey(command)
    case .panes(let command): return obey(command)
    case .accounts(let command): return perform(accounts.obey(command))
    case .instruments(let command):
      return perform(instruments.obey(command, of: account, lines: lines))
    case .filter(let command): instruments.obey(command, of: account, lines: lines)
    case .leverage(let command):
      let columns = LeveragePaneLayout(pane: layout.leverage, isApart: false).track.count
      return perform(leverage.obey(command, on: subject, columns: columns))
    case .entry(let command): return perform(leverage.obey(command, on: subject))
    case .changes(let command):
      return perform(staging.obey(command, lines: layout.changes.rows))
    case .journal(let command):
      return perform(journal?.obey(command, in: journalLayout) ?? [])
    case .journalFilter(let command): journal?.obey(command, in: journalLayout)
    case .journalDetail(let command):
      return perform(journal?.obey(command, in: journalLayout) ?? [])
    case .review(let command):
      guard case .review(var review) = dialog else { return [] }
      let requests = review.obey(command)
      dialog = .review(review)
      return perform(requests)
    case .help(let command):
      guard case .help(var help) = dialog else { return [] }
      let requests = help.obey(command, lines: max(1, layout.dialog.rows - 2))
      dialog = .help(help)
      return perform(requests)
    case .command(.close), .quit(.stay): return perform([.closeDialog])
    case .quit(.quit): return perform([.quit])
    }
    return []
  }

  private mutating func obey(_ command: AnywhereCommand) -> [ScreenAction] {
    switch command {
    case .help: dialog = .help(HelpState())
    case .quit: return askToQuit()
    case .reconcile:
      let actions = reconciliation.planAgain(standing)
      remark = .note(actions == nil ? "nothing is in doubt" : "reading what is in doubt")
      return actions ?? []
    case .nextTheme:
      guard !themes.isEmpty else { return [] }
      theme = (theme + 1) % themes.count
      remark = .note("theme: \(themes[theme])")
      return [.terminal(.useTheme(theme))]
    case .redraw: return [.terminal(.redraw)]
    }
    return []
  }

  private mutating func obey(_ command: PanesCommand) -> [ScreenAction] {
    switch command {
    case .moveFocus(let direction): return perform([.moveFocus(direction)])
    case .filter:
      return perform(
        instruments.beginFilter(of: accounts.selectedIndex, lines: layout.listLines))
    case .readAgain: return readAgain()
    case .undo:
      guard let subject else {
        remark = .note("choose an instrument first")
        return []
      }
      return perform([.undo(.latest(subject.key))])
    case .journal: journal = JournalState()
    case .scrollDetails(let lines): leverage.scrollDetails(by: lines)
    }
    return []
  }

  private mutating func readAgain() -> [ScreenAction] {
    guard let account = accounts.selected else { return [] }
    let isWhole = focus == .accounts
    let subject = isWhole ? account.name.text : subject?.row.symbol.text
    remark = .note("reading \(subject ?? "the instruments") again")
    var actions: [ScreenAction] = []
    var hasFailed = false
    if case .failed = account.connection { hasFailed = true }
    if hasFailed || isWhole { actions += accounts.update(account.name, .connectAgain, now: now) }
    if isWhole || !list.isListed { actions.append(.account(account.name, .readInstruments)) }
    markForExamination(always: true)
    return actions
  }

  // MARK: - Quitting

  /// Quits, after asking where the end of a change would not be seen.
  private mutating func askToQuit() -> [ScreenAction] {
    guard staging.isAnyOpen else { return perform([.quit]) }
    dialog = .quit
    return [.terminal(.discardPendingInput)]
  }

  /// Ends on a signal. Ctrl-C is asked about once where the end of a change would not be seen.
  mutating func terminate(_ signal: Int32) -> [ScreenAction] {
    let isInterrupt = signal == 2
    guard isInterrupt, dialog != .quit, staging.isAnyOpen else {
      exit = .signal(signal)
      return []
    }
    return askToQuit()
  }
}
