extension JournalFilter {
  /// What ``words`` finds where a change has no outcome.
  public static let withoutOutcome = "unsettled"

  /// The words of a text as ``words`` wants them.
  public static func words(of text: String) -> [String] {
    lowered(text).split(separator: " ").map(String.init)
  }

  static func lowered(_ text: String) -> String {
    String(
      decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }
}
