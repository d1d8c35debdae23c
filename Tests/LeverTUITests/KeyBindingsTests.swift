import TerminalCanvas
import Testing

@testable import LeverTUI

struct KeyBindingsTests {
  @Test func `no key means two things in one place`() {
    for context in KeyContext.allCases {
      var seen: [Key: String] = [:]
      for binding in KeyBindings.all where binding.context == context {
        for key in binding.keys {
          #expect(seen[key] == nil, "\(key) in \(context)")
          seen[key] = binding.description
        }
      }
    }
  }

  @Test func `the help shows every key of the table`() {
    let stage = Stage()
    let help = HelpView.lines(stage.model.shapes).map { $0.spans.map(\.text).joined() }
    for binding in KeyBindings.all {
      #expect(help.contains { $0.contains(binding.description) })
      #expect(help.contains { $0.contains(binding.keysText(stage.model.shapes)) })
    }
  }

  @Test func `every place has hints`() {
    for context in KeyContext.allCases where context != .anywhere {
      #expect(KeyBindings.all.contains { $0.context == context && $0.hint != nil })
    }
  }

  @Test func `the key that confirms differs from the one that opens`() {
    let confirming = KeyBindings.all.filter {
      [.review(.submit), .quit(.quit)].contains($0.command)
    }.flatMap(\.keys)
    #expect(confirming == [Key(.character("y")), Key(.character("y"))])
  }
}
