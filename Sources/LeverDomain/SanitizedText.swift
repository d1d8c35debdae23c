/// Text from outside, fit for a terminal and for files that people open: no control characters,
/// escape sequences, bidirectional or invisible characters, on one line, of bounded length.
///
/// The one cleaner of the program. What a venue says goes through ``VenueText``, which uses it; paths,
/// arguments, variables and the system's words go through this type.
public struct SanitizedText: Hashable, Sendable, CustomStringConvertible {
  /// How many characters are kept unless another number is given: as many bytes as a path may have.
  public static let maximumLength = 4096

  /// The cleaned text.
  public let text: String

  /// Cleans `raw`. Escape sequences are taken out whole; other white space becomes a space.
  ///
  /// - Parameters:
  ///   - maximumLength: how many characters are kept; a cut is marked with an ellipsis.
  ///   - collapsesSpace: whether runs of white space become one space and those at the ends vanish.
  ///     A path needs each of its spaces.
  public init(
    _ raw: some StringProtocol, maximumLength: Int = maximumLength, collapsesSpace: Bool = false
  ) {
    text =
      Self.isClean(raw.utf8, maximumLength: maximumLength, collapsesSpace: collapsesSpace)
      ? String(raw)
      : Self.clean(
        raw.unicodeScalars, maximumLength: maximumLength, collapsesSpace: collapsesSpace)
  }

  /// The text.
  public var description: String { text }

  /// Whether cleaning would change nothing, told at a glance: printable ASCII, and no space too many.
  /// Most texts are like that, and lists hold thousands.
  private static func isClean(
    _ bytes: some Sequence<UInt8>, maximumLength: Int, collapsesSpace: Bool
  ) -> Bool {
    let space = UInt8(ascii: " ")
    var count = 0
    var last = space
    for byte in bytes {
      count += 1
      guard count <= maximumLength, (0x20..<0x7F).contains(byte),
        !collapsesSpace || byte != space || last != space
      else { return false }
      last = byte
    }
    return !collapsesSpace || count == 0 || last != space
  }

  private static func clean(
    _ scalars: some Collection<Unicode.Scalar>, maximumLength: Int, collapsesSpace: Bool
  ) -> String {
    var kept = String.UnicodeScalarView()
    var count = 0
    var pendingSpace = false
    var escape = EscapeSequence()
    for scalar in scalars {
      if escape.consumes(scalar) { continue }
      let isSpace = scalar.properties.isWhitespace
      if isSpace, collapsesSpace {
        pendingSpace = pendingSpace || count > 0
        continue
      }
      guard isSpace || isVisible(scalar) else { continue }
      guard count + (pendingSpace ? 1 : 0) < maximumLength else {
        kept.append("…")
        break
      }
      if pendingSpace {
        kept.append(" ")
        count += 1
        pendingSpace = false
      }
      kept.append(isSpace ? " " : scalar)
      count += 1
    }
    return String(kept)
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default:
      !scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
