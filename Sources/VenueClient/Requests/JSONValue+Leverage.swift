import LeverDomain
import OrderedJSON

extension JSONValue {
  /// A leverage as a number, spelled as its own plain text.
  static func leverage(_ leverage: Leverage) -> JSONValue {
    JSONNumber(leverage.description).map(JSONValue.number) ?? .string(leverage.description)
  }
}
