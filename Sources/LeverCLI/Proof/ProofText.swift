import FoundationEssentials
import JournalModel
import LeverDomain
import LeverWording
import TerminalCanvas

/// A proof for people: what is known of the change in 80 columns, then its records to the letter.
struct ProofText {
  let evidence: ChangeEvidence
  let findings: [ProofFinding]
  let paint: Paint
  let shapes: Shapes

  private static let width = 80

  /// The whole text, in ended lines.
  var text: String {
    // Before anything that rests on it.
    var lines = findings.isEmpty ? [] : [paint("Not as it was written:", .danger)]
    lines += findings.flatMap { wrapped($0.sentence, indentation: 2, .danger) }
    if !findings.isEmpty { lines.append("") }
    if let change = evidence.change {
      lines += headline(change) + origin(change.intent) + requests(change) + readings(change)
    } else {
      lines.append(paint("\(evidence.identifier)", .accent) + "  its records tell of no change")
    }
    lines += records + chain + recipe
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: What it was

  private func headline(_ change: JournalledChange) -> [String] {
    let intent = change.intent
    let result =
      change.conclusion.map {
        paint(Wording.result($0.outcome, $0.proof), Role($0.outcome))
      } ?? paint("in doubt", Role(nil as Outcome?))
    let what = paint("\(intent.account) \(intent.change.symbol)", .accent)
    var lines = ["\(what)  \(ChangeWords.arrow(intent.change, shapes: shapes))  \(result)"]
    if let explanation = Wording.explanation(change) {
      lines += wrapped(explanation, indentation: 2)
    }
    if let successor = change.successor { lines.append("  overtaken by \(successor)") }
    return lines
  }

  private func origin(_ intent: ChangeIntent) -> [String] {
    let author = intent.author
    let terminal = author.terminal.map { " on \($0)" } ?? ", without a terminal"
    return section("Who and why")
      + field("change", intent.identifier.text)
      + field(
        "venue",
        intent.venue.displayName
          + (intent.change.positionMode.map { ", \(Wording.positionMode($0))" } ?? ""))
      + field("by", "\(Wording.person(author)), process \(author.process.identifier)\(terminal)")
      + field("command", author.command)
      + field("reason", Wording.changeReason(intent.reason)) + field("at", time(intent.moment))
  }

  private func requests(_ change: JournalledChange) -> [String] {
    let steps = change.intent.steps
    return section(steps.count == 1 ? "Request" : "Requests")
      + steps.indices.flatMap { index -> [String] in
        let sides = PositionSide.allCases.filter(steps[index].sides.contains).map {
          "\($0.rawValue) \(Wording.multiple(steps[index].target[$0]))"
        }
        let verdict = change.verdicts?[index]
        let result = verdict.map {
          ": " + paint(Wording.result($0.outcome, $0.proof), Role($0.outcome))
        }
        var lines = ["  \(sides.joined(separator: ", "))\(result ?? "")"]
        if change.intent.previews.indices.contains(index) {
          lines += request(change.intent.previews[index])
        }
        let answers = change.answers.filter { $0.step == index }
        lines += answers.flatMap { answer in
          wrapped(
            "\(time(answer.moment)): \(Wording.changeAnswer(answer.answer))", indentation: 4,
            hanging: 2)
        }
        if answers.isEmpty { lines.append("    " + paint("no answer was noted", .unknown)) }
        return lines
      }
  }

  /// The request to the letter: what is cut at a column could not be sent again by hand.
  private func request(_ request: RequestPreview) -> [String] {
    let lines =
      ["\(request.method) \(request.url)"] + request.headers.map { "  \($0)" }
      + (request.body.isEmpty ? [] : ["  \(request.body)"])
    return lines.map { "    " + Plain.line($0) }
  }

  private func readings(_ change: JournalledChange) -> [String] {
    section("Readings")
      + field("before", change.intent.change.from.map(Wording.setting) ?? "not known")
      + change.conclusions.flatMap { conclusion -> [String] in
        let settler =
          conclusion.author.process == change.intent.author.process
          ? "" : ", reconciled by \(Wording.author(conclusion.author))"
        return field("after", Wording.readBack(conclusion.readBack))
          + field(
            "",
            "\(time(conclusion.moment)): \(Wording.result(conclusion.outcome, conclusion.proof))"
              + settler)
      } + (change.conclusions.isEmpty ? field("after", "not read") : [])
  }

  // MARK: The chain

  private var records: [String] {
    evidence.records.flatMap { record -> [String] in
      let kind = record.entry.map { ", \($0.word)" } ?? ", which cannot be understood"
      var lines = ["", paint("Record \(record.sequence)", .title) + kind]
      lines.append("  hash \(record.hash)")
      var text = Plain.lines(record.text).split(separator: "\n", omittingEmptySubsequences: false)
      if text.last?.isEmpty == true { text.removeLast() }
      return lines + text.map { "    | \($0)" }
    }
  }

  private var chain: [String] {
    let missing = evidence.missing
    var lines =
      section("Head of the journal")
      + ["  \(evidence.head)"]
    guard !evidence.records.isEmpty else { return lines }
    if missing.isEmpty {
      lines += wrapped(
        evidence.others.isEmpty
          ? "The records above lead to it without a gap."
          : "The records above lead to it with \(evidence.others.count) of other changes, which "
            + "--output json shows.", indentation: 2)
    } else {
      lines += wrapped(
        "On the way to it, of other changes: \(Wording.records(missing)). --to-head with "
          + "--output json takes along what leads from these records to the head.",
        indentation: 2)
    }
    return lines
  }

  private var recipe: [String] {
    guard let first = evidence.records.first?.sequence else { return [] }
    let name = evidence.identifier
    return section("To check it without lever, with b2sum, jq and sed")
      + wrapped(
        "A record's hash is BLAKE2b with 32 bytes over its text, every line ended by a line feed. "
          + "The text names the hash of the record before, and so each hash covers all that went "
          + "before. From this page, or from the document that --output json prints:",
        indentation: 2)
      + [
        "    lever prove \(name) > \(name).txt",
        "    sed -n '/^Record \(first),/,/^$/s/^    | //p' \(name).txt | b2sum -l 256",
      ] + ProofDocument.recipe(for: name).dropLast().map { "    \($0)" }
      + wrapped(
        "lever prove --check \(name).json does all of that, without journal or network. Who can "
          + "write a document anew can also make its hashes: only a head that was kept elsewhere "
          + "shows that.", indentation: 2)
  }

  // MARK: Lines

  private func section(_ title: String) -> [String] { ["", paint(title, .title)] }

  private func field(_ name: String, _ value: String) -> [String] {
    let lines = Plain.line(value).wrapped(to: Self.width - 12)
    return lines.enumerated().map { index, line in
      "  " + paint((index == 0 ? name : "").padded(to: 10), .muted) + line
    }
  }

  private func wrapped(
    _ text: String, indentation: Int, hanging: Int = 0, _ role: Role = .text
  ) -> [String] {
    Plain.line(text).wrapped(to: Self.width - indentation - hanging).enumerated().map {
      index, line in
      String(repeating: " ", count: indentation + (index == 0 ? 0 : hanging)) + paint(line, role)
    }
  }

  /// By the local clock, and by the venue's where it was known.
  private func time(_ moment: JournalMoment) -> String {
    moment.localText + (moment.venueText.map { " (venue's clock \($0))" } ?? "")
  }
}

/// Text that a terminal or a reader of lines takes for nothing but text.
enum Plain {
  /// The text on as many lines as it has. Records as lever writes them stay as they are.
  static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(line)
      .joined(separator: "\n")
  }

  /// The text on one line: whatever is not shown, or changes how the rest is shown, is spelled with
  /// its number.
  static func line(_ text: some StringProtocol) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        plain.append(
          contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }
}
