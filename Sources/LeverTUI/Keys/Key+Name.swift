import TerminalCanvas

extension Key {
  /// The name of the key as screens show it: `Ctrl-L`, `↑`, `PgUp`.
  func name(_ shapes: Shapes) -> String {
    let isPlain = shapes == .ascii
    let name =
      switch code {
      case .character(" "): "Space"
      case .character(let scalar):
        control ? String(scalar).uppercased() : String(scalar)
      case .enter: "Enter"
      case .escape: "Esc"
      case .tab: "Tab"
      case .backTab: "Shift-Tab"
      case .backspace: "Backspace"
      case .delete: "Del"
      case .insert: "Ins"
      case .up: isPlain ? "Up" : "↑"
      case .down: isPlain ? "Down" : "↓"
      case .left: isPlain ? "Left" : "←"
      case .right: isPlain ? "Right" : "→"
      case .home: "Home"
      case .end: "End"
      case .pageUp: "PgUp"
      case .pageDown: "PgDn"
      case .function(let number): "F\(number)"
      }
    return (control ? "Ctrl-" : "") + (alternate ? "Alt-" : "") + (shift ? "Shift-" : "") + name
  }
}

extension KeyBinding {
  /// The keys as the help shows them.
  func keysText(_ shapes: Shapes) -> String {
    label ?? keys.map { $0.name(shapes) }.joined(separator: ", ")
  }

  /// The first key, as the last line shows it.
  func shortKeysText(_ shapes: Shapes) -> String {
    label ?? keys.first?.name(shapes) ?? ""
  }
}
