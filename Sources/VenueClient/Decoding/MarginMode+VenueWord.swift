import LeverDomain

extension MarginMode {
  /// The mode that a venue's word stands for, in any case; nil for no word.
  init?(venueWord word: LooseText?) {
    guard let cleaned = word.cleaned else { return nil }
    switch cleaned.text.uppercased() {
    case "ISOLATED": self = .isolated
    case "CROSS", "CROSSED": self = .cross
    default: self = .other(cleaned)
    }
  }
}
