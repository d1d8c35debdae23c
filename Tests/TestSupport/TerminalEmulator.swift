internal import CVTerm

/// What a person would see: the cells, colours and cursor that bytes from a program make, by the
/// emulator that Neovim uses.
public final class TerminalEmulator {
  /// One cell.
  public struct Cell: Hashable, Sendable {
    /// Its character with what combines with it; a space where there is nothing.
    public var text: String
    /// Whether it is the second half of the wide character to its left.
    public var isWideTail: Bool
    /// Whether it is bold.
    public var bold: Bool
    /// Whether it is underlined.
    public var underline: Bool
    /// Whether its colours are exchanged.
    public var reverse: Bool
    /// The colour of the text.
    public var foreground: Colour
    /// The colour behind it.
    public var background: Colour
  }

  /// A colour as the program named it.
  public enum Colour: Hashable, Sendable {
    /// The terminal's own.
    case standard
    /// One of 256.
    case indexed(UInt8)
    /// Red, green and blue.
    case direct(red: UInt8, green: UInt8, blue: UInt8)
  }

  /// Which movements of the mouse the program wants to know.
  public enum MouseMode: Int32, Sendable {
    /// None.
    case none
    /// Buttons.
    case click
    /// Buttons, and motion with a button down.
    case drag
    /// Every motion.
    case move
  }

  /// Columns.
  public private(set) var columns: Int
  /// Rows.
  public private(set) var rows: Int
  /// Whether the second screen is shown, which keeps what the shell had on the first.
  public private(set) var isAlternateScreen = false
  /// Whether the cursor can be seen.
  public private(set) var isCursorVisible = true
  /// Which movements of the mouse the program wants to know.
  public private(set) var mouseMode = MouseMode.none

  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>
  private var answers: [UInt8] = []

  /// A terminal with nothing on it.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    terminal = vterm_new(Int32(rows), Int32(columns))
    vterm_set_utf8(terminal, 1)
    screen = vterm_obtain_screen(terminal)
    callbacks = .allocate(capacity: 1)
    callbacks.initialize(to: VTermScreenCallbacks())
    callbacks.pointee.settermprop = { property, value, user in
      guard let value, let user else { return 0 }
      let emulator = Unmanaged<TerminalEmulator>.fromOpaque(user).takeUnretainedValue()
      emulator.note(property, value.pointee)
      return 1
    }
    let user = Unmanaged.passUnretained(self).toOpaque()
    vterm_screen_set_callbacks(screen, callbacks, user)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
    let collect: @convention(c) (UnsafePointer<CChar>?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, count, user in
      guard let bytes, let user else { return }
      let emulator = Unmanaged<TerminalEmulator>.fromOpaque(user).takeUnretainedValue()
      emulator.answers += UnsafeRawBufferPointer(start: bytes, count: count)
    }
    vterm_output_set_callback(terminal, collect, user)
  }

  deinit {
    vterm_free(terminal)
    callbacks.deallocate()
  }

  /// Shows bytes from the program. Returns what the terminal answers by itself.
  func feed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.withUnsafeBytes {
      _ = vterm_input_write(
        terminal, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
    return takeAnswers()
  }

  /// Changes the extent.
  func resize(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    vterm_set_size(terminal, Int32(rows), Int32(columns))
  }

  /// The bytes of a key, by the modes that the program has set.
  func bytes(of key: NamedKey, _ modifiers: KeyModifiers) -> [UInt8] {
    vterm_keyboard_key(
      terminal, VTermKey(rawValue: key.rawValue), VTermModifier(rawValue: modifiers.rawValue))
    return takeAnswers()
  }

  /// The bytes of pasted text, between marks when the program asked for them.
  func bytes(ofPasted text: String) -> [UInt8] {
    vterm_keyboard_start_paste(terminal)
    let begin = takeAnswers()
    vterm_keyboard_end_paste(terminal)
    return begin + Array(text.utf8) + takeAnswers()
  }

  /// The bytes of a mouse that moves to a place, if the program wants to know.
  func bytes(ofMouseAt column: Int, _ row: Int) -> [UInt8] {
    vterm_mouse_move(terminal, Int32(row), Int32(column), VTermModifier(rawValue: 0))
    return takeAnswers()
  }

  /// The bytes of a mouse button that goes down or comes up, if the program wants to know.
  func bytes(ofButton button: Int, isDown: Bool) -> [UInt8] {
    vterm_mouse_button(terminal, Int32(button), isDown, VTermModifier(rawValue: 0))
    return takeAnswers()
  }

  /// The whole screen, one line a row, without spaces at the ends of lines.
  public var text: String {
    (0..<rows).map(line).joined(separator: "\n")
  }

  /// One row without spaces at its end.
  public func line(_ row: Int) -> String {
    var line = ""
    for column in 0..<columns {
      let cell = cell(column: column, row: row)
      if !cell.isWideTail { line += cell.text }
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The cell at a place.
  public func cell(column: Int, row: Int) -> Cell {
    var raw = VTermScreenCell()
    vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &raw)
    let values = withUnsafeBytes(of: raw.chars) { Array($0.bindMemory(to: UInt32.self)) }
    // The second half of a wide character has all bits set.
    let isWideTail = values[0] == .max
    var text = String.UnicodeScalarView()
    for value in values.prefix(while: { $0 != 0 }) {
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    return Cell(
      text: text.isEmpty ? " " : String(text), isWideTail: isWideTail, bold: raw.attrs.bold != 0,
      underline: raw.attrs.underline != 0, reverse: raw.attrs.reverse != 0,
      foreground: Self.colour(raw.fg), background: Self.colour(raw.bg))
  }

  /// Where the cursor is.
  public var cursor: (column: Int, row: Int) {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return (Int(position.col), Int(position.row))
  }

  private static func colour(_ raw: VTermColor) -> Colour {
    if raw.type & UInt8(VTERM_COLOR_DEFAULT_MASK.rawValue) != 0 { return .standard }
    if raw.type & UInt8(VTERM_COLOR_TYPE_MASK.rawValue) == UInt8(VTERM_COLOR_INDEXED.rawValue) {
      return .indexed(raw.indexed.idx)
    }
    return .direct(red: raw.rgb.red, green: raw.rgb.green, blue: raw.rgb.blue)
  }

  private func note(_ property: VTermProp, _ value: VTermValue) {
    switch property {
    case VTERM_PROP_ALTSCREEN: isAlternateScreen = value.boolean != 0
    case VTERM_PROP_CURSORVISIBLE: isCursorVisible = value.boolean != 0
    case VTERM_PROP_MOUSE: mouseMode = MouseMode(rawValue: value.number) ?? .none
    default: break
    }
  }

  private func takeAnswers() -> [UInt8] {
    defer { answers = [] }
    return answers
  }
}
