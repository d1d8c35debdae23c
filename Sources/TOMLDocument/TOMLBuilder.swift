import CTOML

/// Makes a tree of the nodes of a walk.
final class TOMLBuilder {
  private struct Open {
    let kind: Int32
    let key: String?
    let path: [String]
    let line: Int?
    let column: Int?
    var entries: [TOMLTable.Entry] = []
    var elements: [TOMLValue] = []
  }

  private let file: String
  private var open: [Open] = []

  /// The document's own table, when the walk is over.
  private(set) var root: TOMLTable

  init(file: String) {
    self.file = file
    root = TOMLTable(file: file, path: [], line: nil, entries: [])
  }

  func add(_ node: lever_toml_node) {
    let line = node.line.place
    switch Int(node.kind) {
    case Int(LEVER_TOML_TABLE), Int(LEVER_TOML_ARRAY):
      let parent = open.last
      let name = node.keyText ?? parent.map { String($0.elements.count + 1) }
      open.append(
        Open(
          kind: node.kind, key: node.keyText,
          path: (parent?.path ?? []) + (name.map { [$0] } ?? []),
          line: line, column: node.column.place))
    case Int(LEVER_TOML_END):
      close()
    case Int(LEVER_TOML_STRING):
      put(.string(String(decoding: node.textBytes, as: UTF8.self)), node)
    case Int(LEVER_TOML_INTEGER):
      put(.integer(node.integer), node)
    case Int(LEVER_TOML_FLOAT):
      put(.float(String(decoding: node.textBytes, as: UTF8.self)), node)
    case Int(LEVER_TOML_BOOLEAN):
      put(.boolean(node.integer != 0), node)
    default:
      put(.date, node)
    }
  }

  private func put(_ content: TOMLValue.Content, _ node: lever_toml_node) {
    put(
      TOMLValue(content: content, line: node.line.place), key: node.keyText,
      column: node.column.place)
  }

  private func put(_ value: TOMLValue, key: String?, column: Int?) {
    guard !open.isEmpty else { return }
    if let key {
      open[open.count - 1].entries.append(
        TOMLTable.Entry(key: key, value: value, column: column ?? 0))
    } else {
      open[open.count - 1].elements.append(value)
    }
  }

  private func close() {
    guard let done = open.popLast() else { return }
    guard done.kind == Int32(LEVER_TOML_TABLE) else {
      return put(
        TOMLValue(content: .array(done.elements), line: done.line), key: done.key,
        column: done.column)
    }
    // The parser sorts by the alphabet; people expect the order of the file.
    let entries = done.entries.sorted {
      ($0.value.line ?? 0, $0.column) < ($1.value.line ?? 0, $1.column)
    }
    let table = TOMLTable(file: file, path: done.path, line: done.line, entries: entries)
    if open.isEmpty {
      root = table
    } else {
      put(TOMLValue(content: .table(table), line: done.line), key: done.key, column: done.column)
    }
  }
}
