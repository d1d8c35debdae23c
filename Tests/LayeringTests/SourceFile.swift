import FoundationEssentials
import Testing

/// One Swift file of the sources, without its comments and the inside of its plain strings.
struct SourceFile {
  /// The target that it belongs to: the folder below `Sources`.
  let target: String
  /// Its path below `Sources`, the target included.
  let path: String
  /// Its lines.
  let lines: [String]

  /// A file of a path below `Sources`.
  init(path: String, text: String) {
    self.path = path
    target = String(path.prefix { $0 != "/" })
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.code)
  }

  /// A line without what stands behind `//`, and with plain strings emptied, as long as they hold no
  /// interpolation: what stands in those is code.
  private static func code(_ line: Substring) -> String {
    var code = ""
    var string: String?
    var previous: Character = " "
    for character in line {
      if let inside = string {
        if character == "\"", previous != "\\" {
          code += inside.contains("\\(") ? inside + "\"" : "\"\""
          string = nil
        } else {
          string = inside + String(character)
        }
      } else if character == "\"" {
        string = "\""
      } else if character == "/", previous == "/" {
        return String(code.dropLast())
      } else {
        code.append(character)
      }
      previous = character
    }
    return code + (string ?? "")
  }

  /// The modules that it imports.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), words.count > index + 1,
        words[..<index].allSatisfy({ Self.modifiers.contains($0) || $0.hasPrefix("@") })
      else { return nil }
      let isKind = Self.kinds.contains(words[index + 1]) && words.count > index + 2
      return words[isKind ? index + 2 : index + 1].split(separator: ".").first.map(String.init)
    }
  }

  private static let modifiers: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
  ]
}

extension SourceFile {
  /// The root of the package.
  static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }

  /// Every Swift file below `Sources`.
  static func all() throws -> [SourceFile] { try everything.get() }

  private static let everything = Result { try readAll() }

  private static func readAll() throws -> [SourceFile] {
    let sources = "\(root)/Sources"
    var files: [SourceFile] = []
    var folders = [""]
    while let folder = folders.popLast() {
      for name in try FileManager.default.contentsOfDirectory(atPath: "\(sources)/\(folder)") {
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        var isFolder = false
        guard FileManager.default.fileExists(atPath: "\(sources)/\(path)", isDirectory: &isFolder)
        else { continue }
        if isFolder {
          folders.append(path)
        } else if path.hasSuffix(".swift") {
          files.append(SourceFile(path: path, text: try read("Sources/\(path)")))
        }
      }
    }
    return files
  }

  /// The text of a file of the package.
  static func read(_ path: String) throws -> String {
    let data = try #require(FileManager.default.contents(atPath: "\(root)/\(path)"), "\(path)")
    return String(decoding: data, as: UTF8.self)
  }
}
