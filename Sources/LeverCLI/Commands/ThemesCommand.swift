import LeverDomain
import OrderedJSON
import TerminalCanvas

/// `lever themes`: the themes, drawn.
struct ThemesCommand: RunnableCommand {
  let context: CommandContext
  let given: Given<Parameters>

  func run() async throws(CommandFailure) -> ExitStatus {
    let listings = try await context.environment.themes(context.options)
    context.write(document(of: listings))
    for listing in listings {
      if let problem = listing.problem { context.say(CommandFailure(.configuration, problem)) }
    }
    guard let wanted = context.options.theme, !listings.contains(where: { $0.name == wanted })
    else { return .done }
    let near = NearestWord.suggestions(for: wanted, among: listings.map(\.name))
    context.say(
      CommandFailure(
        .configuration, "there is no theme \(Quoted(wanted))",
        hint: near.first.map { "did you mean \($0)?" }))
    return .error
  }

  private func document(of listings: [ThemeListing]) -> Document {
    let sample = ThemeSample(
      depth: ThemeSample.Depth(context.environment.variables), shapes: context.shapes)
    return Document("themes", listings, ThemeListing.fields) { paint in
      let width = listings.reduce(0) { max($0, $1.name.columns) }
      return listings.map { listing in
        let name =
          (listing.isChosen ? "\(context.shapes.pointer) " : "  ")
          + paint(listing.name, .accent)
          + String(repeating: " ", count: width - listing.name.columns + 2)
        let drawing =
          listing.theme.map { paint.isColoured ? sample.line(in: $0) : sample.plainLine }
          ?? paint("broken", .danger)
        let place = paint(SanitizedText(listing.file ?? "built in").text, .muted)
        return "\(name)\(drawing)  \(place)\n"
      }.joined()
    }
  }
}

extension ThemeListing {
  /// The fields of `themes`.
  static let fields: FieldTable<ThemeListing> = [
    Field("theme") { .string($0.name) },
    Field("file") { JSONValue($0.file) },
    Field("chosen") { .boolean($0.isChosen) },
    Field("problem") { JSONValue($0.problem) },
  ]
}
