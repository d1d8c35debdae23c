/// Why a text is no JSON document that everybody reads in the same way.
public struct JSONSyntaxError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The text is not UTF-8.
    case notUnicode
    /// Something else should stand there, or the text ends too early.
    case unexpected
    /// An object has the key twice. Of such an object, every reader takes another part.
    case repeatedKey(String)
    /// Arrays and objects stand in each other more than ``JSONParser/maximumDepth`` times.
    case tooDeep
  }

  /// What is wrong.
  public let reason: Reason
  /// The byte at which that was found, from 0.
  public let offset: Int
}
