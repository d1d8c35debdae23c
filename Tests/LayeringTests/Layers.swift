/// Which target may import which: the plan of Sources/README.md as a table.
enum Layers {
  /// The layers from the ground; a target imports only what is below it. C shims are below all.
  static let targets: [[String]] = [
    [
      "LeverDomain", "Cryptography", "Transport", "TerminalCanvas", "TOMLDocument", "FileAccess",
      "OrderedJSON",
    ],
    ["JournalModel", "RateLimiting"],
    ["VenueClient", "Configuration", "NcursesTerminal", "VenueSimulator", "Desk", "Journal"],
    ["LeverWording"],
    ["LeverTUI", "LeverCLI"],
    ["lever"],
  ]

  /// The layer of a target, counted from the ground; nil for one that is not in the table.
  static func layer(of target: String) -> Int? {
    targets.firstIndex { $0.contains(target) }
  }

  /// Which targets may import each C shim.
  static let shims: [String: Set<String>] = [
    "CSodium": ["Cryptography"], "CNcurses": ["NcursesTerminal"], "CSQLite": ["Journal"],
    "CCurl": ["Transport"], "CMicroHTTPD": ["VenueSimulator"], "CTOML": ["TOMLDocument"],
    "CSystem": [
      "TerminalCanvas", "FileAccess", "Transport", "VenueSimulator", "Configuration",
      "NcursesTerminal", "Journal", "LeverCLI", "lever",
    ],
  ]

  /// Where a target may import less than its layer allows: these of ours and no others.
  static let narrower: [String: Set<String>] = [
    // Written from the venues' documents alone; shares no decoding with the client.
    "VenueSimulator": ["Cryptography", "CMicroHTTPD", "CSystem"],
    "Desk": ["LeverDomain", "JournalModel"],
    "LeverWording": ["LeverDomain", "JournalModel", "Desk", "TerminalCanvas"],
    // The faces see the service, the domain and the canvas. No venue, no journal's store.
    "LeverTUI": ["LeverDomain", "JournalModel", "Desk", "LeverWording", "TerminalCanvas"],
    "LeverCLI": [
      "LeverDomain", "JournalModel", "Desk", "LeverWording", "TerminalCanvas", "OrderedJSON",
      "Cryptography",
      "CSystem",
    ],
  ]

  /// What a target may import of the system's.
  static let system: Set<String> = [
    "FoundationEssentials", "Synchronization", "Dispatch", "Glibc",
  ]

  /// Why a target must not import a module; nil where it may.
  static func objection(to module: String, in target: String) -> String? {
    if system.contains(module) { return nil }
    if let narrower = narrower[target], !narrower.contains(module) {
      return "\(target) may import no more than \(narrower.sorted().joined(separator: ", "))"
    }
    if let importers = shims[module] {
      return importers.contains(target)
        ? nil : "\(module) is for \(importers.sorted().joined(separator: ", ")) alone"
    }
    guard let upper = layer(of: target) else { return "\(target) stands on no layer" }
    guard let lower = layer(of: module) else { return "\(module) stands on no layer" }
    return lower < upper ? nil : "\(module) is not below \(target)"
  }
}
