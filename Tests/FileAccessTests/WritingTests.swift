import FileAccess
import Foundation
import Testing

struct WritingTests {
  let folder: PathFolder

  init() throws { folder = try PathFolder() }

  @Test func `a file is replaced in one step, for its owner alone`() throws {
    let path = try folder.file("file", "old")
    try AtomicFileWriter.write(Array("new".utf8), to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
  }

  @Test func `what cannot be replaced stays, and nothing is left beside it`() throws {
    let path = try folder.directory("directory")
    try folder.file("directory/inside")
    #expect(throws: SystemError.self) { try AtomicFileWriter.write([1], to: path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["directory"])
    #expect(throws: SystemError(errno: ENOENT)) {
      try AtomicFileWriter.write([1], to: folder.path + "/none/file")
    }
  }

  @Test func `a full device and a closed descriptor say so`() throws {
    let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
    defer { close(full) }
    #expect(throws: SystemError(errno: ENOSPC)) { try DescriptorOutput.write([1], to: full) }
    let reading = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { close(reading) }
    // Writing nothing tells it too.
    #expect(throws: SystemError(errno: EBADF)) { try DescriptorOutput.write([], to: reading) }
  }

  @Test func `a pipe that is full for now is waited for`() async throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    _ = fcntl(writing, F_SETFL, O_NONBLOCK)
    let bytes = [UInt8](repeating: 7, count: 1 << 20)
    let received = Task.detached {
      defer { close(reading) }
      return try DescriptorInput.readAll(from: reading, maximumLength: 1 << 21)?.count
    }
    try DescriptorOutput.write(bytes, to: writing)
    close(writing)
    #expect(try await received.value == bytes.count)
  }
}
