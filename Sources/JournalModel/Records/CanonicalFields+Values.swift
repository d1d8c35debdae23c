import LeverDomain

/// How the values inside entries become fields, and back.
extension CanonicalFields {
  /// A field that may be missing: nil when it is there and malformed, nil inside when missing.
  func optional<Value>(_ name: String, _ read: (String) -> Value?) -> Value?? {
    guard let text = self[name] else { return .some(nil) }
    return read(text).map { .some($0) }
  }

  /// Whether a mark stands: false when it is missing, nil when it says anything but yes.
  func flag(_ name: String) -> Bool? {
    switch self[name] {
    case nil: false
    case "yes": true
    default: nil
    }
  }

  /// As many items as the count under `name` says; nil when one is malformed.
  func list<Value>(_ name: String, _ item: (Int) -> Value?) -> [Value]? {
    guard let count = self[name].flatMap({ Int($0) }), (0...1000).contains(count) else {
      return nil
    }
    var items: [Value] = []
    for index in 0..<count {
      guard let value = item(index) else { return nil }
      items.append(value)
    }
    return items
  }

  static func text(_ setting: LeverageSetting) -> String { "\(setting.long) \(setting.short)" }

  static func setting(_ text: String) -> LeverageSetting? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let long = try? Leverage(parts[0]), let short = try? Leverage(parts[1])
    else { return nil }
    return LeverageSetting(long: long, short: short)
  }

  mutating func add(_ author: ChangeAuthor) {
    add("user", author.user)
    add("host", author.host)
    add("process", author.process.identifier)
    add("process-start", author.process.startedAt)
    add("process-realm", author.process.realm)
    add("terminal", author.terminal)
    add("command", author.command)
  }

  var author: ChangeAuthor? {
    guard let user = self["user"], let host = self["host"],
      let process = self["process"].flatMap({ Int32($0) }),
      let start = optional("process-start", { UInt64($0) }),
      let realm = self["process-realm"], let command = self["command"]
    else { return nil }
    return ChangeAuthor(
      user: user, host: host,
      process: ProcessMark(identifier: process, startedAt: start, realm: realm),
      terminal: self["terminal"], command: command)
  }

  mutating func add(_ reason: ChangeReason) {
    switch reason {
    case .asked: add("reason", "asked")
    case .policy(let name):
      add("reason", "policy")
      add("policy", name)
    case .undo(let identifier):
      add("reason", "undo")
      add("reason.of", identifier)
    case .again(let identifier):
      add("reason", "again")
      add("reason.of", identifier)
    }
  }

  var reason: ChangeReason? {
    let other = self["reason.of"].flatMap { ChangeIdentifier($0) }
    switch self["reason"] {
    case "asked": return .asked
    case "policy": return self["policy"].map { .policy(VenueText(cleaning: $0).text) }
    case "undo": return other.map(ChangeReason.undo)
    case "again": return other.map(ChangeReason.again)
    default: return nil
    }
  }

  mutating func add(_ step: ChangeStep, at prefix: String) {
    let sides = PositionSide.allCases.filter(step.sides.contains).map(\.rawValue)
    add("\(prefix).sides", sides.joined(separator: " "))
    add("\(prefix).target", Self.text(step.target))
    add("\(prefix).position-mode", step.positionMode?.rawValue)
  }

  func step(at prefix: String, symbol: ContractSymbol) -> ChangeStep? {
    guard let names = self["\(prefix).sides"]?.split(separator: " "),
      let target = self["\(prefix).target"].flatMap(Self.setting),
      let mode = optional("\(prefix).position-mode", PositionMode.init)
    else { return nil }
    let sides = names.compactMap { PositionSide(rawValue: String($0)) }
    guard sides.count == names.count else { return nil }
    return ChangeStep(symbol: symbol, sides: Set(sides), target: target, positionMode: mode)
  }

  mutating func add(_ preview: RequestPreview, at prefix: String) {
    add("\(prefix).method", preview.method)
    add("\(prefix).url", preview.url)
    add("\(prefix).headers", preview.headers.count)
    for (index, header) in preview.headers.enumerated() {
      add("\(prefix).header.\(index)", header)
    }
    add("\(prefix).body", preview.body)
  }

  func preview(at prefix: String) -> RequestPreview? {
    guard let method = self["\(prefix).method"], let url = self["\(prefix).url"],
      let body = self["\(prefix).body"],
      let headers = list("\(prefix).headers", { self["\(prefix).header.\($0)"] })
    else { return nil }
    return RequestPreview(method: method, url: url, headers: headers, body: body)
  }

  mutating func add(_ error: VenueError, at prefix: String) {
    add("\(prefix).kind", error.kind.rawValue)
    add("\(prefix).status", error.status)
    add("\(prefix).code", error.code)
    add("\(prefix).message", error.message)
    add("\(prefix).request", error.requestIdentifier)
    add(
      "\(prefix).retry-after",
      error.retryAfter.map { "\($0.components.seconds) \($0.components.attoseconds)" })
    add("\(prefix).forms", Self.text(error.forms))
  }

  func error(at prefix: String) -> VenueError? {
    guard let kind = self["\(prefix).kind"].flatMap(VenueError.Kind.init),
      let status = optional("\(prefix).status", { Int($0) }),
      let retryAfter = optional("\(prefix).retry-after", Self.duration),
      let forms = optional("\(prefix).forms", Self.forms)
    else { return nil }
    func text(_ name: String) -> VenueText? { self[name].map { VenueText(cleaning: $0) } }
    return VenueError(
      kind, status: status, code: text("\(prefix).code"), message: text("\(prefix).message"),
      requestIdentifier: text("\(prefix).request"), retryAfter: retryAfter, forms: forms ?? [])
  }

  private static func duration(_ text: String) -> Duration? {
    let parts = text.split(separator: " ").compactMap { Int64($0) }
    guard parts.count == 2 else { return nil }
    return Duration(secondsComponent: parts[0], attosecondsComponent: parts[1])
  }
}
