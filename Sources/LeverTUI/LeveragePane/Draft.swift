import Desk
import LeverDomain
import LeverWording

/// What the user is setting on the selected instrument, before it is reviewed.
struct Draft: Equatable {
  /// The wanted value for long; nil while it is as it was.
  var long: Leverage?
  /// The wanted value for short; nil while it is as it was.
  var short: Leverage?
  /// Which side the keys move.
  var side = PositionSide.long
  /// Whether both sides move together; nil while the user has not said: then they do where the
  /// setting is the same for both.
  var isLinked: Bool?
  /// The value being typed; nil while none is.
  var entry: TextField?

  /// Whether the user has asked for anything.
  var isTouched: Bool { long != nil || short != nil }

  /// The wanted value of a side.
  subscript(side: PositionSide) -> Leverage? {
    get { side == .long ? long : short }
    set {
      switch side {
      case .long: long = newValue
      case .short: short = newValue
      }
    }
  }
}

extension Draft {
  /// Whether both sides move together.
  func isLinked(on subject: LeverageSubject?) -> Bool {
    isLinked ?? (subject?.row.reading.values?.isUniform ?? true)
  }

  /// What is wanted on one side: what the user asked for, else what is set.
  func wanted(_ side: PositionSide, on subject: LeverageSubject?) -> Leverage? {
    self[side] ?? subject?.row.reading.values?[side]
  }

  /// The setting that is wanted; nil while the user asked for nothing, or a side is not known.
  func wantedSetting(on subject: LeverageSubject?) -> LeverageSetting? {
    guard isTouched else { return nil }
    guard subject?.isApart ?? false else {
      return (long ?? short).map { LeverageSetting(both: $0) }
    }
    guard let long = wanted(.long, on: subject), let short = wanted(.short, on: subject) else {
      return nil
    }
    return LeverageSetting(long: long, short: short)
  }

  /// What is wrong with the value being typed; nil when nothing is.
  func entryProblem(on subject: LeverageSubject?) -> String? {
    guard let entry else { return nil }
    do throws(LeverageSyntaxError) {
      let value = try Leverage(entry.text)
      return subject?.row.reading.limits?.violation(of: value).map(Wording.violation)
    } catch {
      return Wording.syntaxError(error, text: entry.text)
    }
  }
}

extension PositionSide {
  /// The other side.
  var opposite: PositionSide { self == .long ? .short : .long }
}
