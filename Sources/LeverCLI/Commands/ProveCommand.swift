import JournalModel
import LeverDomain
import LeverWording
import OrderedJSON
import TerminalCanvas

/// `lever prove`: one change's whole evidence, or a check of such evidence that was saved.
struct ProveCommand: RunnableCommand {
  let context: CommandContext
  let given: Given<Parameters>

  /// How many records a document takes along to reach the head.
  private static let mostRecords: Int64 = 100_000

  static func check(_ given: Given<Parameters>) throws(CommandFailure) {
    switch (given.identifier, given.check) {
    case (.some, nil):
      guard given.head == nil else {
        throw CommandFailure(
          .usage, "--head belongs to --check: it is held against a saved document",
          hint: "lever journal check --head N:HASH holds it against the journal")
      }
    case (nil, .some):
      guard !given.toHead else {
        throw CommandFailure(.usage, "--to-head goes with an ID, not with --check")
      }
    case (nil, nil):
      throw CommandFailure(
        .usage, "lever prove needs ID, the name of a change, or --check FILE",
        hint: "lever journal lists the changes with their names")
    case (.some, .some):
      throw CommandFailure(
        .usage, "lever prove takes an ID or --check FILE, not both",
        hint: "a document names its change itself")
    }
  }

  func run() async throws(CommandFailure) -> ExitStatus {
    if let file = given.check { return try await check(file, against: given.head) }
    return try await prove(given.identifier ?? "", reachesHead: given.toHead)
  }

  // MARK: Proving

  private func prove(
    _ typed: String, reachesHead: Bool
  ) async throws(CommandFailure) -> ExitStatus {
    let finder = try ChangeFinder(typed)
    let (found, evidence) = try await context.readJournal {
      (opened) async throws(JournalError) -> ([ChangeIdentifier], ChangeEvidence?) in
      guard let journal = opened.journal else { return ([], nil) }
      let found = try await finder.search(journal)
      guard found.count == 1 else { return (found, nil) }
      let evidence = try await journal.evidence(
        of: found[0], reachesHead: reachesHead, limit: Self.mostRecords)
      return (found, evidence)
    }
    let name = try finder.only(of: found)
    guard let evidence else {
      throw CommandFailure(.unknownChange, "the journal holds no change \(Quoted(name.text))")
    }
    if reachesHead, !evidence.missing.isEmpty {
      let why =
        evidence.others.isEmpty ? "too many to take along" : "missing from the journal"
      context.say(
        "on the way to the head, \(why): \(Wording.records(evidence.missing)); "
          + "lever journal check walks the whole chain", .warning)
    }
    let findings = evidence.findings(hash: JournalHash.init(of:)).map(ProofFinding.init)
    context.write(document(of: evidence, findings))
    for finding in findings { context.say(finding.sentence, .danger) }
    return findings.isEmpty ? .done : .refused
  }

  private func document(of evidence: ChangeEvidence, _ findings: [ProofFinding]) -> Document {
    let proof = ProofDocument(
      evidence: evidence, printedAt: Wording.timestamp(context.environment.now()),
      version: context.environment.version, recipe: ProofDocument.recipe(for: evidence.identifier))
    return Document(
      proof.members, columns: evidence.records,
      ProofDocument.recordFields(of: evidence.identifier)
    ) {
      ProofText(
        evidence: evidence, findings: findings, paint: $0, shapes: context.shapes
      ).text
    }
  }

  // MARK: Checking

  private func check(
    _ file: String, against kept: JournalHead?
  ) async throws(CommandFailure) -> ExitStatus {
    guard let check = ProofCheck(try await context.environment.readFile(file)) else {
      throw CommandFailure(
        .unreadable, "\(Quoted(file)) is no proof that lever wrote, or was cut off",
        hint: "lever prove ID --output json > FILE writes one")
    }
    let standing = kept.map(check.standing)
    var findings = check.findings
    if standing == .differs {
      findings.append(
        ProofFinding("the document", "does not belong to the head that was kept: it was rewritten"))
    }
    context.write(document(of: check, findings, standing))
    guard findings.isEmpty else { return .refused }
    if let kept, standing == .notReached {
      throw CommandFailure(
        .unreadable,
        "the document does not lead to record \(kept.sequence), so the head cannot be compared",
        hint: "lever prove ID --to-head --output json takes along what leads there")
    }
    return .done
  }

  /// A row a finding, or one that says that there is none.
  private static let findingFields: FieldTable<ProofFinding?> = [
    .column("clean") { String($0 == nil) }, .column("place") { $0?.place ?? "" },
    .column("what") { $0?.what ?? "" },
  ]

  private func document(
    of check: ProofCheck, _ findings: [ProofFinding], _ standing: ProofCheck.Standing?
  ) -> Document {
    let evidence = check.evidence
    let isLinked = evidence.map(\.missing.isEmpty)
    return Document(
      [
        .init("clean", .boolean(findings.isEmpty)),
        .init("id", JSONValue(evidence?.identifier.text)),
        .init("records", evidence.map { .integer(Int64($0.records.count)) } ?? .null),
        .init("head", evidence.map { JSONValue($0.head) } ?? .null),
        .init("reaches_head", JSONValue(isLinked)),
        .init("covered_by_kept_head", JSONValue(standing.map { $0 == .covered })),
        .init("findings", .array(findings.map(\.json))),
      ],
      columns: findings.isEmpty ? [nil] : findings.map(Optional.some), Self.findingFields
    ) { paint in
      ProofCheckText(
        evidence: evidence, findings: findings, standing: standing, paint: paint,
        shapes: context.shapes
      ).text
    }
  }
}
