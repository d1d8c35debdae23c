// swift-tools-version: 6.1
import PackageDescription

// Imports run one way only: a target depends on floors below its own. Sources/README.md is the plan
// of the house; script/test builds with --explicit-target-dependency-import-check error to hold it.

let houseRules: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: houseRules)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: houseRules)
}

func systemLibrary(_ name: String, pkgConfig: String? = nil, package: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/CShims/\(name)", pkgConfig: pkgConfig,
    providers: [.apt([package])])
}

let fuzzedTargets: [Target.Dependency] = [
  "LeverDomain", "Cryptography", "Transport", "TOMLDocument", "TerminalCanvas", "Configuration",
  "VenueClient", "VenueSimulator",
]

let package = Package(
  name: "lever",
  products: [.executable(name: "lever", targets: ["lever"])],
  targets: [
    // The cellar: one shim per C library, imported by exactly one Swift target.
    systemLibrary("CSodium", pkgConfig: "libsodium", package: "libsodium-dev"),
    systemLibrary("CNcurses", package: "libncurses-dev"),
    systemLibrary("CSQLite", pkgConfig: "sqlite3", package: "libsqlite3-dev"),
    systemLibrary("CVTerm", pkgConfig: "vterm", package: "libvterm-dev"),
    // These two are loaded when they are first needed, so that no start waits for them.
    .target(name: "CCurl", path: "Sources/CShims/CCurl"),
    .target(name: "CMicroHTTPD", path: "Sources/CShims/CMicroHTTPD"),
    .target(name: "CTOML", path: "Sources/CShims/CTOML"),
    .target(name: "CSystem", path: "Sources/CShims/CSystem"),

    // Ground floor: values, and one library each.
    library("LeverDomain"),
    library("Cryptography", ["CSodium"]),
    library("Transport", ["CCurl", "CSystem"]),
    library("TerminalCanvas", ["CSystem"]),
    library("TOMLDocument", ["CTOML"]),
    library("FileAccess", ["CSystem"]),
    library("OrderedJSON"),

    // What is written down of changes and what is counted of requests: rules, and no store.
    library("JournalModel", ["LeverDomain", "Cryptography"]),
    library("RateLimiting", ["LeverDomain"]),

    // First floor.
    library(
      "VenueClient",
      ["LeverDomain", "RateLimiting", "Cryptography", "Transport", "OrderedJSON"]),
    library(
      "Configuration",
      [
        "LeverDomain", "Cryptography", "TOMLDocument", "TerminalCanvas", "Transport", "FileAccess",
        "CSystem",
      ]),
    library("NcursesTerminal", ["TerminalCanvas", "CNcurses", "CSystem"]),
    library("VenueSimulator", ["Cryptography", "CMicroHTTPD", "CSystem"]),
    library("Desk", ["LeverDomain", "JournalModel"]),
    library(
      "Journal",
      [
        "LeverDomain", "JournalModel", "RateLimiting", "Cryptography", "FileAccess", "CSQLite",
        "CSystem",
      ]),

    // Second floor: the words that screen and commands share, then the two faces.
    library("LeverWording", ["LeverDomain", "JournalModel", "Desk", "TerminalCanvas"]),
    library(
      "LeverTUI", ["LeverDomain", "JournalModel", "Desk", "LeverWording", "TerminalCanvas"]),
    library(
      "LeverCLI",
      [
        "LeverDomain", "JournalModel", "Cryptography", "Desk", "LeverWording", "OrderedJSON",
        "TerminalCanvas",
        "CSystem",
      ]),

    // The roof: the only place where live parts are joined.
    .executableTarget(
      name: "lever",
      dependencies: [
        "LeverDomain", "JournalModel", "RateLimiting", "Cryptography", "Transport", "VenueClient",
        "Configuration", "Desk",
        "Journal", "LeverWording", "LeverTUI", "LeverCLI", "TerminalCanvas", "NcursesTerminal",
        "VenueSimulator", "FileAccess", "CSystem",
      ],
      swiftSettings: houseRules),

    // Reads this file and the sources: what may import what, and what each target may not decide.
    tests("LayeringTests", []),
    tests("LeverDomainTests", ["LeverDomain"]),
    tests("JournalModelTests", ["JournalModel", "LeverDomain"]),
    tests("RateLimitingTests", ["RateLimiting", "LeverDomain"]),
    tests("CryptographyTests", ["Cryptography"]),
    tests("TransportTests", ["Transport"]),
    tests("TerminalCanvasTests", ["TerminalCanvas", "TOMLDocument"]),
    tests("TOMLDocumentTests", ["TOMLDocument"]),
    tests("FileAccessTests", ["FileAccess"]),
    tests("OrderedJSONTests", ["OrderedJSON"]),
    tests(
      "VenueClientTests",
      ["VenueClient", "LeverDomain", "RateLimiting", "Cryptography", "Transport", "OrderedJSON"],
      exclude: [
        "CoinSwitchFutures/Payloads", "CoinSwitchHFT/Payloads", "ZTDX/Payloads", "BingX/Payloads",
      ]),
    tests(
      "ConfigurationTests",
      ["Configuration", "LeverDomain", "Cryptography", "TerminalCanvas", "TOMLDocument"]),
    tests(
      "NcursesTerminalTests",
      ["NcursesTerminal", "TerminalCanvas", "TestSupport", "TerminalProbe"]),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["NcursesTerminal", "TerminalCanvas"],
      path: "Tests/TerminalProbe", swiftSettings: houseRules),
    tests("VenueSimulatorTests", ["VenueSimulator", "Cryptography", "Transport"]),
    tests(
      "JournalTests",
      [
        "Journal", "LeverDomain", "JournalModel", "RateLimiting", "Cryptography", "CSQLite",
        "JournalProbe", "TestSupport",
      ]),
    .executableTarget(
      name: "TransportProbe", dependencies: ["Transport"], path: "Tests/TransportProbe",
      swiftSettings: houseRules),
    .executableTarget(
      name: "JournalProbe",
      dependencies: ["Journal", "LeverDomain", "JournalModel", "RateLimiting"],
      path: "Tests/JournalProbe",
      swiftSettings: houseRules),
    tests("DeskTests", ["Desk", "LeverDomain", "JournalModel", "DomainTestSupport"]),
    tests(
      "LeverWordingTests",
      ["LeverWording", "LeverDomain", "JournalModel", "Desk", "TerminalCanvas"]),
    tests(
      "LeverTUITests",
      [
        "LeverTUI", "LeverDomain", "JournalModel", "Desk", "LeverWording", "TerminalCanvas",
        "TestSupport", "DomainTestSupport",
      ],
      exclude: ["Snapshots"]),
    tests(
      "LeverCLITests",
      [
        "LeverCLI", "LeverDomain", "JournalModel", "Desk", "LeverWording", "Journal",
        "OrderedJSON", "TerminalCanvas", "TestSupport", "DomainTestSupport",
      ]),
    tests(
      "FaultMatrixTests",
      [
        "Desk", "Journal", "JournalModel", "LeverCLI", "LeverDomain", "LeverWording",
        "RateLimiting", "VenueClient",
        "VenueSimulator", "Transport", "Cryptography", "TestSupport",
      ]),
    tests(
      "EnduranceTests",
      [
        "lever", "BudgetProbe", "ScreenProbe", "Configuration", "CSQLite", "Journal",
        "JournalModel", "LeverDomain",
        "VenueSimulator", "TestSupport",
      ]),
    .executableTarget(
      name: "BudgetProbe",
      dependencies: [
        "Cryptography", "Journal", "LeverDomain", "RateLimiting", "Transport", "VenueClient",
      ],
      path: "Tests/BudgetProbe", swiftSettings: houseRules),
    .executableTarget(
      name: "ScreenProbe",
      dependencies: [
        "Cryptography", "Desk", "LeverDomain", "LeverTUI", "RateLimiting", "TerminalCanvas",
        "Transport", "VenueClient", "VenueSimulator",
      ],
      path: "Tests/ScreenProbe", swiftSettings: houseRules),
    tests(
      "EndToEndTests", ["lever", "VenueSimulator", "TestSupport"], exclude: ["IndependentClient"]),
    tests("TestSupportTests", ["TestSupport"]),
    tests("FuzzTests", fuzzedTargets, exclude: ["Driver", "Dictionaries", "Crashers"]),
    .target(
      name: "DomainTestSupport", dependencies: ["LeverDomain"], path: "Tests/DomainTestSupport",
      swiftSettings: houseRules),
    .target(
      name: "TestSupport", dependencies: ["CVTerm", "CSystem"], path: "Tests/TestSupport",
      swiftSettings: houseRules),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// script/fuzz builds the exercises of FuzzTests once more, as a program that libFuzzer drives. It
// links only with the fuzzer's runtime, so no other build knows of it.
if Context.environment["LEVER_BUILDS_FUZZER"] != nil {
  package.targets.removeAll { $0.name == "FuzzTests" }
  package.targets += [
    .systemLibrary(name: "CLibFuzzer", path: "Tests/FuzzTests/Driver/CLibFuzzer"),
    .executableTarget(
      name: "fuzz", dependencies: fuzzedTargets + ["CLibFuzzer"], path: "Tests/FuzzTests",
      exclude: ["ReplayTests.swift", "Driver/CLibFuzzer", "Dictionaries", "Crashers"],
      swiftSettings: houseRules),
  ]
}
