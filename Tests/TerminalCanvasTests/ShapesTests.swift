import Testing

@testable import TerminalCanvas

@Suite struct ShapesTests {
  @Test(arguments: [Shapes.unicode, .ascii])
  func `every character of a set takes one column`(shapes: Shapes) {
    for child in Mirror(reflecting: shapes).children {
      if let scalar = child.value as? Unicode.Scalar {
        #expect(CharacterWidth.columns(of: scalar) == 1, "\(child.label ?? "")")
      }
    }
    #expect(shapes.heights.allSatisfy { CharacterWidth.columns(of: $0) == 1 })
    #expect(shapes.heights.count == 8)
  }

  @Test func `the ASCII set is ASCII alone`() {
    for child in Mirror(reflecting: Shapes.ascii).children {
      switch child.value {
      case let scalar as Unicode.Scalar: #expect(scalar.isASCII)
      case let text as String: #expect(text.utf8.allSatisfy { $0 < 0x80 })
      case let scalars as [Unicode.Scalar]: #expect(scalars.allSatisfy { $0.isASCII })
      default: Issue.record("\(child.label ?? "") is of a kind that this test does not know")
      }
    }
  }

  @Test func `what a terminal can show chooses the set`() {
    let modern = TerminalAbilities(colours: .indexed, unicode: true, mouse: true)
    let old = TerminalAbilities(colours: .none, unicode: false, mouse: false)
    #expect(Shapes(for: modern) == .unicode)
    #expect(Shapes(for: old) == .ascii)
  }
}
