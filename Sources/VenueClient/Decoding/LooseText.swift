import FoundationEssentials
import LeverDomain

/// Text that a venue sends as a string, a number or a boolean. Anything else reads as empty. Not
/// cleaned yet: it becomes ``VenueText`` or ``ContractSymbol`` before anyone sees it.
struct LooseText: Decodable, Hashable, Sendable {
  /// What the venue sent.
  let raw: String

  init(from decoder: any Decoder) throws {
    guard let container = try? decoder.singleValueContainer() else {
      raw = ""
      return
    }
    if let text = try? container.decode(String.self) {
      raw = text
    } else if let number = try? container.decode(Decimal.self), number.isFinite {
      raw = number.description
    } else if let flag = try? container.decode(Bool.self) {
      raw = flag ? "true" : "false"
    } else {
      raw = ""
    }
  }

  /// The text, safe to show.
  var cleaned: VenueText { VenueText(cleaning: raw) }

  /// The text as a truth value; nil where it is none.
  var flag: Bool? {
    switch raw.lowercased() {
    case "true", "1": true
    case "false", "0": false
    default: nil
    }
  }
}

extension Optional where Wrapped == LooseText {
  /// What the venue sent; empty where it sent nothing.
  var raw: String { self?.raw ?? "" }
  /// The text, safe to show; nil where there is none.
  var cleaned: VenueText? {
    guard let text = self?.cleaned, !text.isEmpty else { return nil }
    return text
  }
  /// The text as a truth value; nil where it is none.
  var flag: Bool? { self?.flag }
}
