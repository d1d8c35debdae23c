import LeverDomain

/// A word that a person typed, fit to be shown: cleaned, bounded and in quotation marks.
public struct Quoted: CustomStringConvertible {
  /// The word in its quotation marks.
  public let description: String

  /// Quotes `typed`.
  public init(_ typed: some StringProtocol) {
    let text = SanitizedText(typed, collapsesSpace: true).text
    description = "\"" + (text.count > 60 ? text.prefix(60) + "…" : text) + "\""
  }
}
