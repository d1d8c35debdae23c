import CSystem
import Glibc

/// Goes a path part by part, each opened from the one before, and notes what it passes.
struct PathWalk {
  /// A directory that was entered, or a symbolic link that was followed.
  struct Place {
    let path: String
    let owner: UInt32
    let mode: UInt32

    var isLink: Bool { mode & S_IFMT == S_IFLNK }
  }

  /// As many links as Linux follows.
  private static let mostLinks = 40
  /// More directories than any honest path has.
  private static let mostDirectories = 256

  /// What was passed, in order.
  private(set) var passed: [Place] = []
  private var names: [String] = []
  private var descriptors: [Int32] = []

  /// Where it stands: an absolute path without links.
  var directory: String { "/" + names.joined(separator: "/") }

  /// Goes along an absolute path and opens the file at its end for reading.
  mutating func open(_ path: String) throws(SystemError) -> Int32 {
    try enter("/", named: nil)
    var links = 0
    var parts = PathWalk.parts(of: path)
    while let part = parts.popLast() {
      if part == ".." {
        leave()
        continue
      }
      guard let target = try link(part) else {
        if parts.isEmpty { return try openFile(part) }
        try enter(part, named: part)
        continue
      }
      links += 1
      guard links <= PathWalk.mostLinks else { throw SystemError(errno: ELOOP) }
      if target.hasPrefix("/") { while descriptors.count > 1 { leave() } }
      parts += PathWalk.parts(of: target)
    }
    // The path names a directory.
    return try openFile(".")
  }

  /// Closes what is open.
  mutating func end() {
    for descriptor in descriptors { close(descriptor) }
    descriptors = []
  }

  /// The parts of a path, the last one first.
  private static func parts(of path: String) -> [String] {
    path.split(separator: "/").reversed().filter { $0 != "." }.map(String.init)
  }

  private var here: Int32 { descriptors.last ?? AT_FDCWD }

  private func openFile(_ name: String) throws(SystemError) -> Int32 {
    // Without O_NONBLOCK a named pipe would keep the program waiting.
    let descriptor = openat(
      here, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .latest }
    return descriptor
  }

  private mutating func enter(_ part: String, named name: String?) throws(SystemError) {
    guard descriptors.count < PathWalk.mostDirectories else {
      throw SystemError(errno: ENAMETOOLONG)
    }
    let descriptor = openat(here, part, lever_open_path | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .latest }
    descriptors.append(descriptor)
    if let name { names.append(name) }
    try note(descriptor, at: directory)
  }

  private mutating func leave() {
    guard descriptors.count > 1 else { return }
    close(descriptors.removeLast())
    names.removeLast()
  }

  /// Where the symbolic link `name` leads; nil where that is something else.
  private mutating func link(_ name: String) throws(SystemError) -> String? {
    let descriptor = openat(here, name, lever_open_path | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .latest }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .latest }
    guard status.st_mode & S_IFMT == S_IFLNK else { return nil }
    try note(descriptor, at: names.isEmpty ? "/" + name : directory + "/" + name)
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlinkat(descriptor, "", &target, target.count)
    guard count >= 0 else { throw .latest }
    guard count < target.count else { throw SystemError(errno: ENAMETOOLONG) }
    return String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private mutating func note(_ descriptor: Int32, at path: String) throws(SystemError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .latest }
    passed.append(Place(path: path, owner: status.st_uid, mode: status.st_mode))
  }
}
