import TestSupport
import Testing

@Suite struct SnapshotTests {
  @Test func `a missing picture is recorded and fails, and then it passes`() throws {
    let folder = try TemporaryFolder()
    withKnownIssue { try Snapshot.expect("one\ntwo", named: "screen", in: folder.path) }
    try Snapshot.expect("one\ntwo", named: "screen", in: folder.path)
  }

  @Test func `a screen that differs from its picture fails and shows where`() throws {
    let folder = try TemporaryFolder()
    try folder.write("one\ntwo\n", to: "screen.txt")
    try withKnownIssue {
      try Snapshot.expect("one\nthree", named: "screen", in: folder.path)
    } matching: { issue in
      issue.comments.contains { $0.rawValue.contains("  one\n- two\n+ three") }
    }
  }

  @Test func `pictures stand beside the tests`() {
    #expect(Snapshot.folder(beside: "/a/b/Tests.swift") == "/a/b/Snapshots")
  }
}
