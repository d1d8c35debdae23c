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

  /// A name as it was shown or stored; nil for anything that is no such name. Upper case is taken
  /// as lower case.
  public init?(_ text: some StringProtocol) {
    let lowered = text.lowercased()
    guard lowered.count == 8, lowered.allSatisfy(Self.alphabet.contains) else { return nil }
    self.text = lowered
  }

  /// The beginning of a name, as a person may shorten it: in lower case; nil for what no name
  /// begins with, and for nothing at all.
  public static func beginning(_ text: some StringProtocol) -> String? {
    let lowered = text.lowercased()
    guard (1...8).contains(lowered.count), lowered.allSatisfy(alphabet.contains) else {
      return nil
    }
    return lowered
  }

  /// The name.
  public var description: String { text }
}
