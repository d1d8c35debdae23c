import Foundation
import LeverDomain
import Transport

@testable import VenueClient

/// Whole answers of the venues; the README beside them says where each comes from.
enum Payload {
  static func folder(_ venue: Venue, file: String = #filePath) -> URL {
    let name =
      switch venue {
      case .coinswitchFutures: "CoinSwitchFutures"
      case .coinswitchHFT: "CoinSwitchHFT"
      case .ztdx: "ZTDX"
      case .bingx: "BingX"
      }
    return URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("\(name)/Payloads")
  }

  static func data(_ venue: Venue, _ name: String) throws -> Data {
    try Data(contentsOf: folder(venue).appendingPathComponent("\(name).json"))
  }

  static func answer(_ venue: Venue, _ name: String) throws -> VenueAnswer {
    VenueAnswer(text: try text(venue, name))
  }

  static func text(_ venue: Venue, _ name: String) throws -> String {
    String(decoding: try data(venue, name), as: UTF8.self)
  }
}

extension VenueAnswer {
  /// A success with a body.
  init(text: String) { self.init(200, text) }

  /// An answer with a status and a body.
  init(_ status: Int, _ body: String) { self.init(HTTPResponse(status, body)) }
}
