/// Text measured in the columns it takes on a screen. A wide character takes two; a text is never
/// cut within one. Inlinable, because every key has hundreds of texts measured: what is generic costs
/// several times as much where the compiler cannot see who calls.
extension StringProtocol {
  /// The columns that the text takes.
  @inlinable
  public var columns: Int { CharacterWidth.columns(of: self) }

  /// The text, or as much of its beginning as fits into `columns` with `ellipsis` after it. Where
  /// there is not even room for the ellipsis, the beginning alone.
  @inlinable
  public func fitted(to columns: Int, ellipsis: String = Shapes.unicode.ellipsis) -> String {
    if self.columns <= columns { return String(self) }
    let mark = ellipsis.columns < columns ? ellipsis : ""
    return prefix(ofColumns: columns - mark.columns) + mark
  }

  /// The text in exactly `columns`: cut with `ellipsis` where it is too long, with spaces beside it
  /// where it is too short.
  @inlinable
  public func aligned(
    _ alignment: TextAlignment, in columns: Int, ellipsis: String = Shapes.unicode.ellipsis
  ) -> String {
    let text = fitted(to: columns, ellipsis: ellipsis)
    let room = Swift.max(0, columns - text.columns)
    guard room > 0 else { return text }
    let before =
      switch alignment {
      case .left: 0
      case .centre: room / 2
      case .right: room
      }
    return String(repeating: " ", count: before) + text
      + String(repeating: " ", count: room - before)
  }

  /// The text at the left of exactly `columns`.
  @inlinable
  public func padded(to columns: Int, ellipsis: String = Shapes.unicode.ellipsis) -> String {
    aligned(.left, in: columns, ellipsis: ellipsis)
  }

  /// The text at the right of exactly `columns`: for numbers.
  @inlinable
  public func rightAligned(to columns: Int, ellipsis: String = Shapes.unicode.ellipsis) -> String {
    aligned(.right, in: columns, ellipsis: ellipsis)
  }

  /// The text in lines of at most `columns`, broken at spaces and, where a word is longer than a
  /// line, within it. Line feeds begin a new line. Never empty.
  @inlinable
  public func wrapped(to columns: Int) -> [String] {
    guard columns > 0, !isOneLine(of: columns) else { return [String(self)] }
    return split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      var lines: [String] = []
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.columns + 1 + word.columns <= columns {
          line += " " + word
          continue
        }
        if !line.isEmpty { lines.append(line) }
        line = String(word)
        while line.columns > columns {
          let beginning = line.prefix(ofColumns: columns)
          guard !beginning.isEmpty else { break }
          lines.append(beginning)
          line = String(line.unicodeScalars.dropFirst(beginning.unicodeScalars.count))
        }
      }
      return lines + [line]
    }
  }

  /// Whether breaking the text into lines would change nothing, told at a glance: printable ASCII
  /// that fits, with no space at an end or beside another.
  @inlinable
  func isOneLine(of columns: Int) -> Bool {
    CharacterWidth.withPlainBytes(of: self) { bytes in
      guard bytes.count <= columns else { return false }
      var last = UInt8(ascii: " ")
      for byte in bytes {
        if byte == UInt8(ascii: " "), last == byte { return false }
        last = byte
      }
      return last != UInt8(ascii: " ") || bytes.isEmpty
    } ?? false
  }

  /// As much of the beginning as fits into `columns`.
  @inlinable
  func prefix(ofColumns columns: Int) -> String {
    var taken = String.UnicodeScalarView()
    var width = 0
    for scalar in unicodeScalars {
      width += CharacterWidth.columns(of: scalar)
      if width > columns { break }
      taken.append(scalar)
    }
    return String(taken)
  }
}
