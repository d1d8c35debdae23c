/// What was pasted, made harmless.
enum PastedText {
  /// The most characters that are kept: far more than anything worth pasting here.
  static let longest = 4096

  /// The text without control characters and invisible ones. Line ends and tabs become spaces, so
  /// that two lines of digits do not grow into one number; spaces at both ends go.
  static func cleaned(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in scalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
        if scalar.properties.isWhitespace, kept.last != " ", !kept.isEmpty { kept.append(" ") }
      case .format, .surrogate, .privateUse, .unassigned:
        continue
      default:
        kept.append(scalar)
      }
    }
    if kept.last == " " { kept.removeLast() }
    return String(kept)
  }
}
