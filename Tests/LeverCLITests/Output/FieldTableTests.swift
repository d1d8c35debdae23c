import DomainTestSupport
import OrderedJSON
import TerminalCanvas
import Testing

@testable import LeverCLI

@Suite struct FieldTableTests {
  private struct Fruit {
    let name: String
    let weight: Int64?
    let size: (width: String, height: String)?
  }

  private static let table: FieldTable<Fruit> = [
    Field("name") { .string($0.name) }.cell("NAME") { row, _ in .init(row.name) },
    Field("weight") { row in row.weight.map { .integer($0) } ?? .null }
      .cell("GRAMS", .right) { row, _ in .known(row.weight.map { String($0) }) },
    Field("size") { row in
      row.size.map { ["width": .string($0.width), "height": .string($0.height)] } ?? .null
    }.columns(("size_width", "width"), ("size_height", "height")),
    Field("secret") { _ in .boolean(true) }.withoutColumn,
  ]

  @Test func `a field that is put in between moves nothing else`() {
    let pear = Fruit(name: "pear", weight: 180, size: ("7", "11"))
    let fig = Fruit(name: "fig", weight: nil, size: nil)
    let longer = FieldTable(
      [Field("kind") { _ in .string("fruit") }.cell("KIND") { _, _ in "fruit" }]
        + Self.table.fields)
    for (table, lead) in [(Self.table, 0), (longer, 1)] {
      #expect(table.header.dropFirst(lead) == ["name", "weight", "size_width", "size_height"])
      #expect(table.values(of: pear).dropFirst(lead) == ["pear", "180", "7", "11"])
      #expect(table.values(of: fig).dropFirst(lead) == ["fig", "", "", ""])
      #expect(
        table.members(of: pear).dropFirst(lead).map(\.key) == ["name", "weight", "size", "secret"])
    }
    let text = longer.text(of: [pear, fig], Paint(isColoured: false), shapes: .ascii)
    #expect(text == "KIND   NAME  GRAMS\nfruit  pear    180\nfruit  fig       ?\n")
  }

  /// The member whose part a column shows, where the two have other names.
  private static let parts = [
    "from_long": ["from", "long"], "from_short": ["from", "short"], "to_long": ["to", "long"],
    "to_short": ["to", "short"], "why": ["why", "kind"], "why_of": ["why", "of"],
    "user": ["submitted_by", "user"], "host": ["submitted_by", "host"],
    "process": ["submitted_by", "process"], "terminal": ["submitted_by", "terminal"],
    "command": ["submitted_by", "command"], "wallet_currency": ["wallet", "currency"],
    "wallet_balance": ["wallet", "balance"], "wallet_available": ["wallet", "available"],
  ]

  /// Columns that join a list, or say a thing in other words than JSON.
  private static let worded: Set = ["preconditions", "permissions", "reconciled_by"]

  @Test(arguments: [
    ("accounts", "accounts"), ("list --read", "instruments"), ("show main BTCUSDT", "instruments"),
    ("set main BTCUSDT 10 --dry-run", "changes"), ("journal", "changes"),
  ])
  func `every column of a command says what its JSON says`(line: String, key: String) async throws {
    let bench = try await JournalBench()
    let accounts = [("main", ScriptedVenue.strict()), ("z", ScriptedVenue.echoing())]
    _ = await bench.console(accounts).run("set", "main", "BTCUSDT", "7", "--yes")
    _ = await bench.console(accounts).run("set", "z", "BTCUSDT", "12.5", "--yes")
    let words = line.split(separator: " ").map { String($0) }
    let json = await bench.console(accounts).run(contentsOf: words + ["--output", "json"])
    let csv = await bench.console(accounts).run(contentsOf: words + ["--output", "csv"])
    withExtendedLifetime(bench) {}

    let document = try JSONParser.parse(Array(json.output.utf8))
    let objects = try #require(document[key]?.items)
    let lines = csv.output.split(separator: "\n").map { Self.cells(String($0)) }
    let header = try #require(lines.first)
    #expect(!objects.isEmpty && lines.count == objects.count + 1)
    #expect(Set(header).count == header.count)
    for (object, cells) in zip(objects, lines.dropFirst()) {
      #expect(cells.count == header.count)
      for (name, cell) in zip(header, cells) where !Self.worded.contains(name) {
        let value = (Self.parts[name] ?? [name]).reduce(object) { $0[$1] ?? .null }
        #expect(cell == (value == .null ? "" : value.text ?? value.compactText), "\(name)")
      }
    }
  }

  /// The cells of a line, without the apostrophe that keeps one from being a formula.
  private static func cells(_ line: String) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells.map { $0.hasPrefix("'") ? String($0.dropFirst()) : $0 }
  }
}
