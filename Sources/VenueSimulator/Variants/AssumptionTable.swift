/// `docs/assumptions.md`, made from ``OpenPoint/all``.
public enum AssumptionTable {
  /// The whole document.
  public static var markdown: String {
    var lines = [
      "# What the venues' documents leave open",
      "",
      "Made from the simulator's own list by `script/assumptions`; do not edit it by hand.",
      "",
      "Without a variant, the simulator does what the documents say literally. Each variant plays",
      "another answer to a point that they leave open: `lever simulate --variant NAME`, as often as",
      "needed. The variants of one row exclude each other. The pages were read on 2026-11-21.",
    ]
    for venue in SimulatedVenue.allCases {
      lines += [
        "", "## \(venue.rawValue)", "",
        "| what the document says | what is assumed | variants | where lever shows it | "
          + "what to look at first on the live venue |",
        "|---|---|---|---|---|",
      ]
      lines += OpenPoint.all(of: venue.rawValue).map(row)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ point: OpenPoint) -> String {
    let variants = point.choices.map { "`\($0.variant.rawValue)`: \($0.effect)" }
      .joined(separator: "<br>")
    let cells = [point.document, point.assumption, variants, point.shown, point.firstLook]
    return "| " + cells.map(escaped).joined(separator: " | ") + " |"
  }

  private static func escaped(_ cell: String) -> String {
    String(cell.flatMap { $0 == "|" ? "\\|" : String($0) })
  }
}
