/// The help: every key, scrolled down.
struct HelpState: Equatable {
  /// How far it is scrolled.
  private(set) var scroll = ScrollState()

  /// Does what a key asks for.
  ///
  /// - Parameter lines: how many lines are in sight.
  mutating func obey(_ command: HelpCommand, lines: Int) -> [PaneRequest] {
    switch command {
    case .scroll(let move):
      scroll.move(move, page: lines)
      return []
    case .close: return [.closeDialog]
    }
  }

  /// Takes in how far it can be scrolled.
  mutating func fit(_ last: Int?) { scroll.fit(to: last) }
}
