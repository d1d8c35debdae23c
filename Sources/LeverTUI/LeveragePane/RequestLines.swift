import Desk
import LeverDomain
import TerminalCanvas

/// The exact requests of a change, without their secrets, in lines.
enum RequestLines {
  /// All lines.
  static func lines(_ proposal: Proposal, columns: Int) -> [Line] {
    guard !proposal.previews.isEmpty else {
      return [Line("none: the requested value is set", .muted)]
    }
    return proposal.previews.flatMap { lines($0, columns: columns) }
  }

  /// The lines of one request.
  static func lines(_ preview: RequestPreview, columns: Int) -> [Line] {
    var lines = Line.chunked(
      "\(preview.method) \(preview.url)", columns: columns, hanging: 2)
    for header in preview.headers {
      lines += Line.chunked(header, columns: columns, indent: 2, hanging: 4, role: .muted)
    }
    if !preview.body.isEmpty {
      lines += Line.chunked(preview.body, columns: columns, indent: 2, hanging: 2)
    }
    return lines
  }
}
