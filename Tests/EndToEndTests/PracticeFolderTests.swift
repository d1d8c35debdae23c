import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// What becomes of the folder of a practice desk.
struct PracticeFolderTests {
  /// Starts a practice desk, and says in which folder its journal stands.
  private func open() throws -> (PracticeScreen, folder: String) {
    let screen = try PracticeScreen()
    try screen.terminal.wait(forText: "connected", timeout: .seconds(60))
    let files = "/proc/\(screen.terminal.processIdentifier)/fd"
    let targets = try FileManager.default.contentsOfDirectory(atPath: files).compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "\(files)/\($0)")
    }
    let file = try #require(targets.first { $0.hasPrefix("/tmp/lever-practice-") })
    return (screen, file.split(separator: "/").prefix(2).map { "/" + $0 }.joined())
  }

  @Test func `a killed desk's folder goes with the next desk, and a living one's stays`() throws {
    let (killed, abandoned) = try open()
    let (living, used) = try open()
    killed.terminal.send(signal: SIGKILL)
    #expect(try killed.terminal.waitForExit() == .signalled(SIGKILL))
    #expect(FileManager.default.fileExists(atPath: abandoned))

    let (next, own) = try open()
    #expect(!FileManager.default.fileExists(atPath: abandoned))
    #expect(FileManager.default.fileExists(atPath: used))
    for screen in [living, next] {
      screen.terminal.send(signal: SIGTERM)
      _ = try screen.terminal.waitForExit()
    }
    #expect(!FileManager.default.fileExists(atPath: used))
    #expect(!FileManager.default.fileExists(atPath: own))
  }
}
