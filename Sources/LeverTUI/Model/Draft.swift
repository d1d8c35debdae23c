import LeverDomain

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
  var entry: String?

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

extension PositionSide {
  /// The other side.
  var opposite: PositionSide { self == .long ? .short : .long }
}
