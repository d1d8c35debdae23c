/// Why a text describes no fault.
public struct FaultSyntaxError: Error, Equatable, Sendable {
  /// What is wrong with it.
  public enum Reason: Equatable, Sendable {
    /// No fault has this name; ``FaultName`` lists them all.
    case unknownName(String)
    /// No venue has this name.
    case unknownVenue(String)
    /// Neither a verb nor `CHANGE` nor `READ`.
    case unknownMethod(String)
    /// The fault wants a value of this form.
    case missingValue(Fault.ValueForm)
    /// The fault takes no value.
    case unexpectedValue
    /// Not a value of the form that the fault wants.
    case malformedValue(String, Fault.ValueForm)
    /// Not `#2`, `#1-3` or `#4-`.
    case malformedOccurrences(String)
    /// The part that begins with this character was given twice.
    case repeatedPart(Character)
  }

  /// The whole text.
  public let text: String
  /// What is wrong with it.
  public let reason: Reason
}
