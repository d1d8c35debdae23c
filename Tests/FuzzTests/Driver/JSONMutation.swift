import CLibFuzzer
import Glibc

/// Changes the values of a JSON document rather than its bytes, so that most of what it makes still
/// parses and reaches the code behind the parser, which is not instrumented.
struct JSONMutation {
  private static let interesting = [
    "null", "true", "false", "{}", "[]", "[[]]", "\"\"", "0", "-0", "-1", "1", "1.0", "20", "12.34",
    "\"12.34\"", "\"0\"", "\"-1\"", "1e3", "\"1e3\"", "1e400", "\"1e400\"", "1e-400", "\"1E+127\"",
    "1e127", "1e128", "1e-127", "1e-128", "99999999999999999999999999999999999999",
    "340282366920938463463374607431768211455", "0.00000001", "0.000000001", "1000000",
    "1000000.00000001", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
    "\"9223372036854775807\"", "\"-9223372036854775808\"", "\"NaN\"", "\"inf\"", "\".\"", "\"1.\"",
    "\"\\u001b[31m\"", "\"\\u202e\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"BTCUSDT\"",
    "\"BTC-USDT\"", "\"币安人生USDT\"", "\"Buy\"", "\"LONG\"", "1790000000000",
  ].map { Array($0.utf8) }

  private var generator: Generator
  private let maximumCount: Int

  init(seed: UInt32, maximumCount: Int) {
    generator = Generator(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
    self.maximumCount = maximumCount
  }

  /// A neighbour of `document`; nil when it holds no value to change.
  mutating func mutate(_ document: [UInt8]) -> [UInt8]? {
    var mutated = document
    for _ in 0...generator.below(3) {
      guard let next = changeOnce(mutated), next.count <= maximumCount else { break }
      mutated = next
    }
    return mutated == document ? nil : mutated
  }

  private mutating func changeOnce(_ document: [UInt8]) -> [UInt8]? {
    let values = Self.values(in: document)
    guard !values.isEmpty else { return nil }
    let place = values[generator.below(values.count)]
    let replacement: [UInt8]
    switch generator.below(8) {
    case 0, 1, 2:
      replacement = Self.interesting[generator.below(Self.interesting.count)]
    case 3, 4:
      replacement = Array(document[values[generator.below(values.count)]])
    case 5:
      // Twice: a second row, or a document that no longer parses.
      replacement = Array(document[place]) + [UInt8(ascii: ",")] + Array(document[place])
    case 6:
      replacement = []
    default:
      replacement = inside(Array(document[place]))
    }
    return Array(document[..<place.lowerBound]) + replacement + Array(document[place.upperBound...])
  }

  /// A value with other bytes between its first and its last, which are quotes in a string.
  private func inside(_ value: [UInt8]) -> [UInt8] {
    guard value.count >= 2 else { return value }
    var middle = Array(value[1..<value.count - 1])
    let count = middle.count
    let room = count + 16
    middle += [UInt8](repeating: 0, count: 16)
    let mutatedCount = LLVMFuzzerMutate(&middle, count, room)
    return [value[0]] + middle.prefix(mutatedCount) + [value[value.count - 1]]
  }

  /// Where scalars, names, arrays and objects stand, by a scan that takes any bytes.
  private static func values(in document: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var open: [Int] = []
    var index = 0
    while index < document.count {
      switch document[index] {
      case UInt8(ascii: "\""):
        let start = index
        index += 1
        while index < document.count, document[index] != UInt8(ascii: "\"") {
          index += document[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + 1, document.count)
        found.append(start..<index)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        open.append(index)
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        index += 1
        if let start = open.popLast() { found.append(start..<index) }
      case let byte where isOfScalar(byte):
        let start = index
        while index < document.count, isOfScalar(document[index]) { index += 1 }
        found.append(start..<index)
      default:
        index += 1
      }
    }
    return found
  }

  private static func isOfScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private struct Generator {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(limit))
    }
  }
}

/// libFuzzer asks this for each new input. Half of the time it is left to its own ways.
@_cdecl("LLVMFuzzerCustomMutator")
func mutate(
  _ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ maximumCount: Int, _ seed: UInt32
) -> Int {
  guard FuzzRun.target?.isJSON == true, seed & 1 == 0, count > 1 else {
    return LLVMFuzzerMutate(data, count, maximumCount)
  }
  var mutation = JSONMutation(seed: seed, maximumCount: maximumCount - 1)
  let document = Array(UnsafeBufferPointer(start: data + 1, count: count - 1))
  guard let mutated = mutation.mutate(document) else {
    return LLVMFuzzerMutate(data, count, maximumCount)
  }
  for (index, byte) in mutated.enumerated() { data[index + 1] = byte }
  return mutated.count + 1
}
