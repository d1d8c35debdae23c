@testable import VenueSimulator

/// A room whose every door is tried with bytes that nobody meant.
///
/// The fuzzer and the ordinary tests run the same target: the one with mutated bytes for as long as
/// it is told, the others with the documented payloads and with every input that once broke it.
struct FuzzTarget: Sendable {
  /// One way into the room.
  struct Exercise: Sendable {
    let name: String
    /// Takes any bytes. A refusal by the room is fine; only a ``BrokenInvariant`` is thrown.
    let run: @Sendable ([UInt8]) throws(BrokenInvariant) -> Void

    init(_ name: String, _ run: @escaping @Sendable ([UInt8]) throws(BrokenInvariant) -> Void) {
      self.name = name
      self.run = run
    }
  }

  let name: String
  let exercises: [Exercise]
  /// Bytes from which mutation starts: what the room is given on a good day.
  let seeds: @Sendable () throws -> [[UInt8]]
  /// Whether most of the inputs are JSON, so that mutating its values rather than its bytes pays.
  var isJSON = false

  /// Runs one input: the first byte chooses the exercise, which is given the rest.
  func run(_ input: UnsafeRawBufferPointer) throws(BrokenInvariant) {
    guard let selector = input.first else { return }
    try exercises[Int(selector) % exercises.count].run(Array(input.dropFirst()))
  }

  /// The seeds as inputs, one for each exercise.
  func inputs() throws -> [[UInt8]] {
    try seeds().flatMap { seed in
      exercises.indices.map { [UInt8(truncatingIfNeeded: $0)] + seed }
    }
  }

  /// Every target.
  static let all: [FuzzTarget] = [
    bingx, coinSwitchFutures, coinSwitchHFT, ztdx, toml, text,
    .simulator(.bingx), .simulator(.coinSwitchFutures), .simulator(.coinSwitchHFT),
    .simulator(.ztdx),
  ]
}
