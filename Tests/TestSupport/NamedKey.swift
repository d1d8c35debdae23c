/// A key that is not a character.
public struct NamedKey: Hashable, Sendable {
  let rawValue: UInt32

  private init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// Return.
  public static let enter = NamedKey(1)
  /// Tab.
  public static let tab = NamedKey(2)
  /// Backspace.
  public static let backspace = NamedKey(3)
  /// Escape.
  public static let escape = NamedKey(4)
  /// Arrow up.
  public static let up = NamedKey(5)
  /// Arrow down.
  public static let down = NamedKey(6)
  /// Arrow left.
  public static let left = NamedKey(7)
  /// Arrow right.
  public static let right = NamedKey(8)
  /// Insert.
  public static let insert = NamedKey(9)
  /// Delete.
  public static let delete = NamedKey(10)
  /// Home.
  public static let home = NamedKey(11)
  /// End.
  public static let end = NamedKey(12)
  /// Page up.
  public static let pageUp = NamedKey(13)
  /// Page down.
  public static let pageDown = NamedKey(14)

  /// A function key, from 1.
  public static func function(_ number: Int) -> NamedKey { NamedKey(256 + UInt32(number)) }
}

/// Keys held together with another.
public struct KeyModifiers: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt32

  /// From bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Shift.
  public static let shift = KeyModifiers(rawValue: 1)
  /// Alt.
  public static let alternate = KeyModifiers(rawValue: 2)
  /// Control.
  public static let control = KeyModifiers(rawValue: 4)
}
