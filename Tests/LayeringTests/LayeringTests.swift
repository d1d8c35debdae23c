import FoundationEssentials
import Testing

/// What the targets may import, and what they may not decide.
@Suite struct LayeringTests {
  @Test func `every target imports what is below it and nothing else`() throws {
    let files = try SourceFile.all()
    #expect(files.count > 400)
    let objections = files.flatMap { file in
      file.imports.compactMap { module in
        Layers.objection(to: module, in: file.target).map { "\(file.path): \($0)" }
      }
    }
    #expect(objections == [])
  }

  @Test func `every target of the package stands on a layer, and every layer is built`() throws {
    let package = try SourceFile.read("Package.swift")
    let declared = Set(package.matches(of: /library\(\s*"(\w+)"/).map { String($0.1) })
    #expect(declared.union(["lever"]) == Set(Layers.targets.joined()))
  }

  @Test(arguments: [
    ("Foundation", "Desk"), ("Foundation", "lever"), ("VenueClient", "LeverTUI"),
    ("VenueClient", "LeverCLI"), ("Journal", "LeverTUI"), ("Journal", "Desk"),
    ("CSQLite", "lever"), ("CSQLite", "LeverCLI"), ("LeverDomain", "VenueSimulator"),
    ("VenueClient", "VenueSimulator"), ("LeverTUI", "LeverCLI"), ("Desk", "LeverDomain"),
    ("LeverWording", "Desk"), ("Unheard", "Desk"), ("LeverDomain", "Unheard"),
  ])
  func `a module that is not below is objected to`(module: String, target: String) {
    #expect(Layers.objection(to: module, in: target) != nil)
  }

  @Test(arguments: [
    ("import Foundation", ["Foundation"]), ("public import Desk", ["Desk"]),
    ("@testable import Desk", ["Desk"]), ("import struct Foundation.Date", ["Foundation"]),
    ("// import Foundation", []), ("let text = \"import Foundation\"", []),
  ])
  func `imports are found however they are written`(line: String, modules: [String]) {
    #expect(SourceFile(path: "Desk/A.swift", text: line).imports == modules)
  }

  @Test(arguments: SourceRule.all)
  func `what one place decides no other decides again`(rule: SourceRule) throws {
    let breaches = try SourceFile.all().flatMap(rule.breaches)
    #expect(breaches == [])
  }

  @Test(arguments: SourceRule.all)
  func `each rule finds what breaks it and lets the rest be`(rule: SourceRule) throws {
    func found(_ line: String) throws -> Int {
      try rule.breaches(in: SourceFile(path: "LeverTUI/A.swift", text: line)).count
    }
    for line in rule.breaches { #expect(try found(line) == 1, "\(line)") }
    for line in rule.harmless + rule.breaches.map({ "// \($0)" }) {
      #expect(try found(line) == 0, "\(line)")
    }
  }
}
