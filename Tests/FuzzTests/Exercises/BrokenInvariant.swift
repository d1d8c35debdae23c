/// Something that must hold for every input, and did not.
struct BrokenInvariant: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Demands what must hold.
///
/// - Throws: ``BrokenInvariant`` where it does not.
func require(_ isHeld: Bool, _ sentence: @autoclosure () -> String) throws(BrokenInvariant) {
  guard isHeld else { throw BrokenInvariant(sentence()) }
}
