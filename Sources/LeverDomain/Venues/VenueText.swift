/// Text that came from a venue, cleaned once where it entered: no control characters, escape
/// sequences, bidirectional or invisible characters, no lone line breaks, bounded length.
public struct VenueText: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// How many characters are kept; a cut is marked with an ellipsis.
  public static let maximumLength = 300

  /// The cleaned text.
  public let text: String

  /// Cleans `raw`. Escape sequences are taken out whole, runs of white space become one space.
  public init(cleaning raw: some StringProtocol) {
    text = SanitizedText(raw, maximumLength: Self.maximumLength, collapsesSpace: true).text
  }

  /// Text that the program itself wrote.
  public init(stringLiteral value: StaticString) {
    self.init(cleaning: value.description)
  }

  /// The text.
  public var description: String { text }

  /// Whether nothing is left.
  public var isEmpty: Bool { text.isEmpty }
}
