/// Terms that a help page explains, one line each: what the practice mode can be told to do.
public struct HelpSection: Sendable {
  /// The heading.
  public let title: String
  /// The terms, in order.
  public let terms: [(term: String, meaning: String)]

  /// A section of a help page.
  public init(title: String, terms: [(term: String, meaning: String)]) {
    self.title = title
    self.terms = terms
  }
}
