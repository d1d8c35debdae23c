/// The nearest of the colours that a terminal has to one that it may not have.
public enum NearestColour {
  /// The nearest among the 256, as xterm and those after it define them. Only the cube and the
  /// greys from 16 on are considered, because people change the sixteen before them.
  public static func indexed(to colour: DirectColour) -> UInt8 {
    nearest(to: colour, among: 16...255)
  }

  /// The nearest among the sixteen named ones, by xterm's own values for them.
  public static func sixteen(to colour: DirectColour) -> UInt8 {
    nearest(to: colour, among: 0...15)
  }

  /// Red, green and blue of one of the 256: exact from 16 on, xterm's habit before.
  public static func direct(of index: UInt8) -> DirectColour {
    switch index {
    case 0...15:
      return named[Int(index)]
    case 16...231:
      let place = Int(index) - 16
      return DirectColour(
        red: levels[place / 36], green: levels[place / 6 % 6], blue: levels[place % 6])
    default:
      let grey = 8 + 10 * (index - 232)
      return DirectColour(red: grey, green: grey, blue: grey)
    }
  }

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static let named: [DirectColour] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205),
    (0, 205, 205), (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ].map { DirectColour(red: $0.0, green: $0.1, blue: $0.2) }

  /// The first of the nearest, so that the answer is the same on every machine.
  private static func nearest(to colour: DirectColour, among range: ClosedRange<UInt8>) -> UInt8 {
    var best = range.lowerBound
    var bestDistance = Int.max
    for index in range {
      let distance = distance(colour, direct(of: index))
      if distance < bestDistance {
        best = index
        bestDistance = distance
      }
    }
    return best
  }

  /// How far apart two colours look. Plain distance in red, green and blue picks greys for soft
  /// colours; weighing by the mean of the reds follows the eye better and needs whole numbers only.
  private static func distance(_ first: DirectColour, _ second: DirectColour) -> Int {
    let redMean = (Int(first.red) + Int(second.red)) / 2
    let red = Int(first.red) - Int(second.red)
    let green = Int(first.green) - Int(second.green)
    let blue = Int(first.blue) - Int(second.blue)
    return (512 + redMean) * red * red + 1024 * green * green + (767 - redMean) * blue * blue
  }
}
