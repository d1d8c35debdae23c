import FoundationEssentials
import Testing

/// Which part of the screen may know what. That a part cannot write another's state, the compiler
/// sees to; that none is handed the whole screen or a connection, the sources show.
struct PartsTests {
  private static let folder =
    #filePath.components(separatedBy: "/Tests/")[0] + "/Sources/LeverTUI"

  /// The words in which the root, and what is live, would come in.
  private static let forbidden = [
    "AppState", "ChangeJournal", "JournalAccess", "VenueConnection", "LeverageVenue",
    "DeskAccount", ": Desk", "Mailbox", "BackgroundRunner",
  ]

  private static func files(of part: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(part)")
      .filter { $0.hasSuffix(".swift") }.map { "\(folder)/\(part)/\($0)" }
  }

  private static func text(of file: String) throws -> String {
    String(decoding: try #require(FileManager.default.contents(atPath: file)), as: UTF8.self)
  }

  @Test(arguments: [
    "Accounts", "Instruments", "LeveragePane", "Review", "Staging", "Journal", "Help",
    "Reconciliation", "Widgets", "Keys",
  ])
  func `a part is handed neither the whole screen nor a connection`(part: String) throws {
    let files = try Self.files(of: part)
    #expect(!files.isEmpty)
    for file in files {
      let text = try Self.text(of: file)
      for word in Self.forbidden { #expect(!text.contains(word), "\(word) in \(file)") }
    }
  }

  @Test func `every state of a part can be written by itself alone`() throws {
    for part in ["Accounts", "Instruments", "LeveragePane", "Review", "Staging", "Journal", "Help"]
    {
      let states = try Self.files(of: part).filter { $0.hasSuffix("State.swift") }
      #expect(!states.isEmpty, "\(part)")
      for file in states {
        let text = try Self.text(of: file)
        // A stored field of the type itself stands two spaces in.
        let open = text.split(separator: "\n").filter {
          $0.hasPrefix("  var ") && !$0.hasSuffix("{") && !$0.contains(" { ")
        }
        #expect(open.isEmpty, "\(file): \(open)")
      }
    }
  }
}
