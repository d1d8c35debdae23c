import LeverDomain

/// How entries become fields, and back. Reading is strict: a field that is missing or malformed
/// makes the whole entry unreadable, never a guess.
extension CanonicalFields {
  mutating func add(_ entry: JournalEntry) {
    switch entry {
    case .intent(let intent): add(intent)
    case .answer(let answer): add(answer)
    case .conclusion(let conclusion): add(conclusion)
    case .supersession(let supersession): add(supersession)
    case .recovery(let recovery): add(recovery)
    }
  }

  /// The entry that the fields say, or nil.
  var entry: JournalEntry? {
    switch self["kind"] {
    case "intent": intent.map(JournalEntry.intent)
    case "answer": stepAnswer.map(JournalEntry.answer)
    case "conclusion": conclusion.map(JournalEntry.conclusion)
    case "supersession": supersession.map(JournalEntry.supersession)
    case "recovery": recovery.map(JournalEntry.recovery)
    default: nil
    }
  }

  private mutating func begin(
    _ kind: String, change: ChangeIdentifier?, _ moment: JournalMoment
  ) {
    add("kind", kind)
    add("change", change)
    add("local", JournalTimestamp.text(moment.local))
    add("venue-clock", moment.venue.map(JournalTimestamp.text))
  }

  private var identifier: ChangeIdentifier? { self["change"].flatMap { ChangeIdentifier($0) } }

  private var moment: JournalMoment? {
    guard let local = self["local"].flatMap({ JournalTimestamp.date($0) }) else { return nil }
    guard let text = self["venue-clock"] else { return JournalMoment(local: local) }
    guard let venue = JournalTimestamp.date(text) else { return nil }
    return JournalMoment(local: local, venue: venue)
  }

  // MARK: Intent

  private mutating func add(_ intent: ChangeIntent) {
    begin("intent", change: intent.identifier, intent.moment)
    add(intent.author)
    add(intent.reason)
    add("account", intent.account)
    add("venue", intent.venue.rawValue)
    add("symbol", intent.change.symbol)
    add("position-mode", intent.change.positionMode?.rawValue)
    add("from", intent.change.from.map(Self.text))
    if intent.change.fromSource == .proved {
      add("from-source", KnownSetting.Source.proved.rawValue)
    }
    add("to", Self.text(intent.change.to))
    add("steps", intent.steps.count)
    for (index, step) in intent.steps.enumerated() { add(step, at: "step.\(index)") }
    add("previews", intent.previews.count)
    for (index, preview) in intent.previews.enumerated() { add(preview, at: "request.\(index)") }
    add("expires", intent.expiresAt.map(JournalTimestamp.text))
    if intent.mayRepeat { add("may-repeat", "yes") }
  }

  private var intent: ChangeIntent? {
    guard let identifier, let moment, let author, let reason,
      let account = self["account"].flatMap(AccountName.init),
      let venue = self["venue"].flatMap(Venue.init),
      let symbol = self["symbol"].flatMap(ContractSymbol.init),
      let from = optional("from", Self.setting),
      let to = self["to"].flatMap(Self.setting),
      let mode = optional("position-mode", PositionMode.init),
      let source = optional("from-source", KnownSetting.Source.init),
      let expiry = optional("expires", { JournalTimestamp.date($0) }),
      let mayRepeat = flag("may-repeat"),
      let steps = list("steps", { step(at: "step.\($0)", symbol: symbol) }),
      let previews = list("previews", { preview(at: "request.\($0)") })
    else { return nil }
    return ChangeIntent(
      identifier: identifier, moment: moment, author: author, reason: reason, account: account,
      venue: venue,
      change: Change(
        symbol: symbol, from: from, fromSource: source, to: to, positionMode: mode),
      steps: steps, previews: previews, expiresAt: expiry, mayRepeat: mayRepeat)
  }

  // MARK: Answer

  private mutating func add(_ answer: StepAnswer) {
    begin("answer", change: answer.identifier, answer.moment)
    add("step", answer.step)
    if answer.isRepeated { add("repeated", "yes") }
    add("expires", answer.expiresAt.map(JournalTimestamp.text))
    switch answer.answer {
    case .accepted(let acceptance):
      add("answer", "accepted")
      add("echo", acceptance.echo)
      add(acceptance.positionCaps)
      add("forms", Self.text(acceptance.forms))
    case .notModified(let error):
      add("answer", "not_modified")
      add(error, at: "error")
    case .failed(let error):
      add("answer", "failed")
      add(error, at: "error")
    }
  }

  private var stepAnswer: StepAnswer? {
    guard let identifier, let moment, let step = self["step"].flatMap({ Int($0) }), step >= 0,
      let expiry = optional("expires", { JournalTimestamp.date($0) }),
      let isRepeated = flag("repeated")
    else { return nil }
    let answer: ChangeAnswer
    switch self["answer"] {
    case "accepted":
      guard let echo = optional("echo", { try? Leverage($0) }), let positionCaps,
        let forms = optional("forms", Self.forms)
      else { return nil }
      answer = .accepted(
        ChangeAcceptance(echo: echo, positionCaps: positionCaps, forms: forms ?? []))
    case "not_modified":
      guard let error = error(at: "error") else { return nil }
      answer = .notModified(error)
    case "failed":
      guard let error = error(at: "error") else { return nil }
      answer = .failed(error)
    default: return nil
    }
    return StepAnswer(
      identifier: identifier, moment: moment, step: step, answer: answer, expiresAt: expiry,
      isRepeated: isRepeated)
  }

  // MARK: Conclusion

  private mutating func add(_ conclusion: ChangeConclusion) {
    begin("conclusion", change: conclusion.identifier, conclusion.moment)
    add(conclusion.author)
    add("outcome", conclusion.outcome.rawValue)
    add("proof", conclusion.proof.rawValue)
    add("steps", conclusion.steps.count)
    for (index, step) in conclusion.steps.enumerated() {
      add("step.\(index).outcome", step.outcome.rawValue)
      add("step.\(index).proof", step.proof.rawValue)
    }
    add("read-at", conclusion.readAt.map(JournalTimestamp.text))
    switch conclusion.readBack {
    case .value(let setting):
      add("reading", "value")
      add("reading.value", Self.text(setting))
    case .position(let shown, let before):
      add("reading", "position")
      add("reading.value", Self.text(shown))
      add("reading.before", before.map(Self.text))
    case .notOffered: add("reading", "not_offered")
    case .notShown: add("reading", "not_shown")
    case .failed(let error):
      add("reading", "failed")
      add(error, at: "reading.error")
    }
  }

  private var conclusion: ChangeConclusion? {
    guard let identifier, let moment, let author,
      let outcome = self["outcome"].flatMap(Outcome.init),
      let proof = self["proof"].flatMap(Proof.init), let readBack,
      let readAt = optional("read-at", { JournalTimestamp.date($0) }),
      let steps = list("steps", { stepConclusion(at: "step.\($0)") })
    else { return nil }
    return ChangeConclusion(
      identifier: identifier, moment: moment, author: author, outcome: outcome, proof: proof,
      steps: steps, readBack: readBack, readAt: readAt)
  }

  private func stepConclusion(at prefix: String) -> ChangeConclusion.StepConclusion? {
    guard let outcome = self["\(prefix).outcome"].flatMap(Outcome.init),
      let proof = self["\(prefix).proof"].flatMap(Proof.init)
    else { return nil }
    return ChangeConclusion.StepConclusion(outcome: outcome, proof: proof)
  }

  private var readBack: ReadBack? {
    switch self["reading"] {
    case "value": self["reading.value"].flatMap(Self.setting).map(ReadBack.value)
    case "position":
      self["reading.value"].flatMap(Self.setting).flatMap { shown in
        optional("reading.before", Self.setting).map { .position(shown, before: $0) }
      }
    case "not_offered": .notOffered
    case "not_shown": .notShown
    case "failed": error(at: "reading.error").map(ReadBack.failed)
    default: nil
    }
  }

  // MARK: Supersession and recovery

  private mutating func add(_ supersession: ChangeSupersession) {
    begin("supersession", change: supersession.identifier, supersession.moment)
    add(supersession.author)
    add("successor", supersession.successor)
  }

  private var supersession: ChangeSupersession? {
    guard let identifier, let moment, let author,
      let successor = self["successor"].flatMap({ ChangeIdentifier($0) })
    else { return nil }
    return ChangeSupersession(
      identifier: identifier, moment: moment, author: author, successor: successor)
  }

  private mutating func add(_ recovery: JournalRecovery) {
    begin("recovery", change: nil, recovery.moment)
    add(recovery.author)
    add("set-aside", recovery.setAside)
    add("kept", recovery.kept)
    let ranges = recovery.lost.map { "\($0.lowerBound)-\($0.upperBound)" }
    add("lost", ranges.joined(separator: ","))
  }

  private var recovery: JournalRecovery? {
    guard let moment, let author, let setAside = self["set-aside"],
      let kept = self["kept"].flatMap({ Int($0) }), let text = self["lost"]
    else { return nil }
    var lost: [ClosedRange<Int64>] = []
    for range in text.split(separator: ",") {
      let ends = range.split(separator: "-").compactMap { Int64($0) }
      guard ends.count == 2, ends[0] <= ends[1] else { return nil }
      lost.append(ends[0]...ends[1])
    }
    return JournalRecovery(
      moment: moment, author: author, setAside: setAside, kept: kept, lost: lost)
  }
}
