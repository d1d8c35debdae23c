internal import Glibc

/// Whole files of text.
enum TextFile {
  /// The text of a file; nil when there is no such file.
  static func read(_ path: String) throws -> String? {
    guard let file = fopen(path, "re") else {
      if errno == ENOENT { return nil }
      throw TestSupportError.file(path: path, reason: systemWords())
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Makes or replaces a file.
  static func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "we") else {
      throw TestSupportError.file(path: path, reason: systemWords())
    }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
      throw TestSupportError.file(path: path, reason: systemWords())
    }
  }
}
