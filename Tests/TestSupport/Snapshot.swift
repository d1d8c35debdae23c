internal import Glibc
public import Testing

/// Whole screens compared as text.
///
/// A picture that is missing is recorded and the test fails, so that nobody keeps one that was
/// never looked at. With `LEVER_RECORD=1` in the environment a picture that differs is recorded
/// anew, and that test fails too: the next run without it passes.
public enum Snapshot {
  /// The folder `Snapshots` beside a file of tests: `Snapshot.folder(beside: #filePath)`.
  public static func folder(beside file: String) -> String {
    file[..<(file.lastIndex(of: "/") ?? file.startIndex)] + "/Snapshots"
  }

  /// Compares a text with the picture `name` in a folder.
  public static func expect(
    _ text: String, named name: String, in folder: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let path = folder + "/" + name + ".txt"
    let actual = text + "\n"
    guard let expected = try TextFile.read(path) else {
      mkdir(folder, 0o777)
      try TextFile.write(actual, to: path)
      Issue.record(
        "The picture \(name) was missing and is recorded now: look at it.\n\(actual)",
        sourceLocation: sourceLocation)
      return
    }
    guard expected != actual else { return }
    if getenv("LEVER_RECORD") != nil {
      try TextFile.write(actual, to: path)
      Issue.record(
        "The picture \(name) is recorded anew: look at it.\n\(actual)",
        sourceLocation: sourceLocation)
      return
    }
    Issue.record(
      "The screen differs from the picture \(name).\n\(difference(expected, actual))",
      sourceLocation: sourceLocation)
  }

  /// Both texts line by line: `-` before what was expected, `+` before what is there instead.
  static func difference(_ expected: String, _ actual: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    return (0..<max(old.count, new.count)).flatMap { index -> [String] in
      let before = index < old.count ? old[index] : nil
      let after = index < new.count ? new[index] : nil
      if let before, before == after { return ["  " + before] }
      return [before.map { "- " + $0 }, after.map { "+ " + $0 }].compactMap { $0 }
    }.joined(separator: "\n")
  }
}
