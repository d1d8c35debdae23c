import Foundation
import LeverDomain

/// Whole answers as the venues document them; see the README beside them.
enum Payload {
  static func data(_ venue: Venue, _ name: String, file: String = #filePath) throws -> Data {
    let folder =
      switch venue {
      case .coinswitchFutures: "CoinSwitchFutures"
      case .coinswitchHFT: "CoinSwitchHFT"
      case .ztdx: "ZTDX"
      case .bingx: "BingX"
      }
    let tests = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    return try Data(
      contentsOf: tests.appendingPathComponent("\(folder)/Payloads/\(name).json"))
  }

  static func text(_ venue: Venue, _ name: String) throws -> String {
    String(decoding: try data(venue, name), as: UTF8.self)
  }
}
