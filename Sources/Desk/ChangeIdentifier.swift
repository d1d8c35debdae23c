/// The name by which a change is found again: eight letters and digits that are not mistaken for
/// one another when read aloud.
public struct ChangeIdentifier: Hashable, Sendable, CustomStringConvertible {
  /// The name.
  public let text: String

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")

  /// A new name from `generator`'s randomness.
  public init(using generator: inout some RandomNumberGenerator) {
    text = String((0..<8).compactMap { _ in Self.alphabet.randomElement(using: &generator) })
  }

  /// A new name.
  public init() {
    var generator = SystemRandomNumberGenerator()
    self.init(using: &generator)
  }

  /// The name.
  public var description: String { text }
}
