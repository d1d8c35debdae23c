import Foundation
import LeverDomain
import Testing

/// Whether each whole answer says where it comes from, so that none that was made up passes for the
/// venue's.
struct PayloadSourceTests {
  @Test(arguments: Venue.allCases)
  func `every whole answer names its source`(_ venue: Venue) throws {
    let folder = Payload.folder(venue)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }
    let manifest = try String(
      contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
    let rows = manifest.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map {
      row in
      row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(rows.map { $0[0] }.sorted() == files.sorted())
    for row in rows {
      #expect(row.count == 3, "\(row)")
      #expect(["documented", "captured", "made up"].contains(row[1]), "\(row)")
      #expect(row.last?.isEmpty == false)
    }
  }

  /// The pages' own samples of the answer to a change.
  static let samples: [(Venue, String)] = [
    (
      .coinswitchFutures,
      #"{"data":{"exchange":"EXCHANGE_2","symbol":"BTCUSDT","leverage":"13"}}"#
    ),
    (
      .coinswitchHFT,
      #"{"retCode":0,"retMsg":"OK","result":{},"retExtInfo":{},"time":1756460695432}"#
    ),
    (.ztdx, #"{"leverage":20,"maxNotionalValue":"1000000","symbol":"BTCUSDT"}"#),
    (.bingx, #"{"code":0,"msg":"","data":{"leverage":10,"symbol":"BTC-USDT"}}"#),
  ]

  @Test(arguments: samples)
  func `the documented answer to a change is not altered`(_ venue: Venue, _ sample: String) throws {
    let text = try Payload.text(venue, "set-leverage")
    #expect(text.trimmingCharacters(in: .whitespacesAndNewlines) == sample)
  }
}
