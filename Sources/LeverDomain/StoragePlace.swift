/// Where something is kept, as the user may be told: the path of a file, or the address of a
/// database without its secrets.
public struct StoragePlace: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral
{
  /// The place in words. Comes from outside: cleaned where it is shown.
  public let text: String

  /// A place.
  public init(_ text: String) { self.text = text }

  /// A place that the program itself names.
  public init(stringLiteral value: String) { self.init(value) }

  /// The place in words.
  public var description: String { text }
}
