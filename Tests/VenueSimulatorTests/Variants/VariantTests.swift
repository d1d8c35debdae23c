import FoundationEssentials
import Testing

@testable import VenueSimulator

@Suite struct `Variants` {
  @Test func `every variant answers exactly one open point, of the venue it is named for`() {
    let listed = OpenPoint.all.flatMap(\.choices).map(\.variant)
    #expect(Set(listed) == Set(VenueVariant.allCases))
    #expect(listed.count == VenueVariant.allCases.count)
    let prefixes = [
      "coinswitch-futures": "futures-", "coinswitch-hft": "hft-", "ztdx": "ztdx-",
      "bingx": "bingx-",
    ]
    for point in OpenPoint.all {
      #expect(!point.choices.isEmpty)
      for text in [point.document, point.assumption, point.shown, point.firstLook] {
        #expect(!text.isEmpty && !text.contains("\n"))
      }
      for choice in point.choices {
        #expect(choice.variant.rawValue.hasPrefix(prefixes[point.venue] ?? "?"))
      }
    }
    for venue in SimulatedVenue.allCases {
      #expect(!VenueVariant.all(of: venue.rawValue).isEmpty)
    }
  }

  @Test func `two answers to one question are refused`() throws {
    var options = SimulatorOptions()
    options.variants = [.hftPositionRemargined, .hftFlatNoRow, .hftRowFollowsSetting]
    #expect(
      throws: SimulatorError.contradictingVariants(.hftRowFollowsSetting, .hftPositionRemargined)
    ) { try Simulator(options: options) }
    options.variants = [.hftPositionRemargined, .hftFlatNoRow, .bingxClock100421]
    _ = try Simulator(options: options)
  }

  @Test func `the document of assumptions is made from the same list`() throws {
    let path = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()
    let bytes = try #require(FileManager.default.contents(atPath: path + "/docs/assumptions.md"))
    let document = String(decoding: bytes, as: UTF8.self)
    #expect(document == AssumptionTable.markdown, "run script/assumptions to write it anew")
  }
}
