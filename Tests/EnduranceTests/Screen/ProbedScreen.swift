import TestSupport
import Testing

/// What happened on a screen that `ScreenProbe` opened in a time that is played.
struct ProbedScreen {
  /// A request with its answer.
  struct Ask {
    let seconds: Double
    let venue: String
    let name: String
    /// The instrument; `-` where it is for the whole account.
    let symbol: String
  }

  /// How full one window of the simulator's own counts was between two steps.
  struct Use {
    let step: String
    let venue: String
    let key: String
    let limit: Int
    let most: Int
  }

  /// Lets two play at a time, so that what runs beside them keeps its processors.
  private static let gate = Gate(width: 2)

  private(set) var asks: [Ask] = []
  private(set) var uses: [Use] = []
  private(set) var steps: [String: Double] = [:]
  private(set) var refusals: [String] = []
  /// The instrument that was selected first, and those that were in sight with it.
  private(set) var rows: [String] = []

  /// Plays a scenario with the account of `venue` selected.
  init(_ scenario: String, on venue: String, share: String = "0.25") async throws {
    let result = try await Self.gate.pass {
      try await OwnThread.run {
        try ProgramRunner.run(
          ProgramLocation.executable(named: "ScreenProbe"), [scenario, venue, share],
          timeout: .seconds(600))
      }
    }
    try #require(result.status == 0, "\(result.output.suffix(500))\(result.errorOutput)")
    var pending: [Use] = []
    for line in result.output.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count > 2, let milliseconds = Double(words[0]) else { continue }
      switch words[1] {
      case "ask" where words.count == 7:
        asks.append(
          Ask(
            seconds: milliseconds / 1000, venue: words[2], name: "\(words[3]) \(words[4])",
            symbol: words[5]))
      case "use" where words.count == 7:
        guard let limit = Int(words[3]), let most = Int(words[5]) else { continue }
        pending.append(
          Use(step: "", venue: words[2], key: words[6], limit: limit, most: most))
      case "step":
        steps[words[2]] = milliseconds / 1000
        uses += pending.map {
          Use(step: words[2], venue: $0.venue, key: $0.key, limit: $0.limit, most: $0.most)
        }
        pending = []
      case "refused": refusals.append(String(line))
      case "rows" where rows.isEmpty && words[2] != "-": rows = Array(words[2...])
      default: break
      }
    }
  }

  /// The requests between two moments, in seconds.
  func asks(from start: Double, to end: Double) -> [Ask] {
    asks.filter { start < $0.seconds && $0.seconds < end }
  }

  /// The greatest age in seconds that what such a request tells of an instrument reached on the screen
  /// before `end`. A reading is taken to arrive with the last request of the same examination.
  func greatestAge(of symbol: String, in names: [String], on venue: String, before end: Double)
    -> Double
  {
    let about = asks.filter { $0.venue == venue && $0.seconds < end }
    let readings = about.filter { ask in
      names.contains { ask.name.hasSuffix($0) } && (ask.symbol == symbol || ask.symbol == "-")
    }
    return zip(readings, readings.dropFirst()).reduce(0) { greatest, pair in
      let examination = about.filter {
        $0.symbol == symbol && (pair.1.seconds...pair.1.seconds + 5).contains($0.seconds)
      }
      let arrival = examination.map(\.seconds).max() ?? pair.1.seconds
      return max(greatest, arrival - pair.0.seconds)
    }
  }
}
