import FoundationEssentials

/// Reads a JSON text once, without building anything from it, for what a decoder lets pass: a key
/// that an object says twice, of which a decoder takes one, and a number with more digits than a
/// decimal holds, which a decoder rounds.
///
/// An answer that says a thing twice says nothing, so the whole text is refused. A number that
/// cannot be held is refused by itself: it is taken out, and reads as no number, so that one odd
/// row of a list does not hide the others.
struct StrictJSON {
  /// As deep as the decoder goes.
  static let maximumDepth = 512
  /// The digits that a decimal holds, whichever they are.
  static let maximumDigits = 38
  /// How far a decimal's last digit may stand from the point.
  static let maximumExponent = 100

  /// The text, with the string "?" in the place of each number that cannot be held exactly; nil when it is no
  /// JSON text, or says a key twice.
  static func body(_ body: Data) -> Data? {
    let result = body.withUnsafeBytes { bytes -> [Range<Int>]? in
      var scan = StrictJSON(bytes: bytes)
      return scan.text() ? scan.inexact : nil
    }
    guard let inexact = result else { return nil }
    guard !inexact.isEmpty else { return body }
    var exact = Data()
    var start = 0
    for range in inexact {
      exact += body.dropFirst(start).prefix(range.lowerBound - start)
      exact += Data("\"?\"".utf8)
      start = range.upperBound
    }
    return exact + body.dropFirst(start)
  }

  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  private var inexact: [Range<Int>] = []

  private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private enum Container {
    case array
    case object(firstKey: Int, isPlain: Bool)
  }

  /// The keys of every object that is open, one behind the other.
  private var keys: [Range<Int>] = []

  private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

  /// Reads one value with nothing behind it.
  private mutating func text() -> Bool {
    var open: [Container] = []
    while true {
      // A value begins here.
      skipSpace()
      switch byte {
      case UInt8(ascii: "{")?:
        guard open.count < Self.maximumDepth else { return false }
        place += 1
        skipSpace()
        if byte == UInt8(ascii: "}") {
          place += 1
          break
        }
        var container = Container.object(firstKey: keys.count, isPlain: true)
        guard key(of: &container) else { return false }
        open.append(container)
        continue
      case UInt8(ascii: "[")?:
        guard open.count < Self.maximumDepth else { return false }
        place += 1
        skipSpace()
        if byte == UInt8(ascii: "]") {
          place += 1
          break
        }
        open.append(.array)
        continue
      case UInt8(ascii: "\"")?:
        guard string() != nil else { return false }
      case UInt8(ascii: "t")?: guard word("true") else { return false }
      case UInt8(ascii: "f")?: guard word("false") else { return false }
      case UInt8(ascii: "n")?: guard word("null") else { return false }
      default: guard number() else { return false }
      }
      // A value has ended: close what ends with it.
      while true {
        skipSpace()
        guard let last = open.last else { return place == bytes.count }
        switch (last, byte) {
        case (.array, UInt8(ascii: ",")?):
          place += 1
        case (.array, UInt8(ascii: "]")?):
          place += 1
          open.removeLast()
          continue
        case (.object, UInt8(ascii: ",")?):
          place += 1
          skipSpace()
          guard key(of: &open[open.count - 1]) else { return false }
        case (.object(let firstKey, let isPlain), UInt8(ascii: "}")?):
          place += 1
          open.removeLast()
          guard isEachDifferent(keys[firstKey...], arePlain: isPlain) else { return false }
          keys.removeSubrange(firstKey...)
          continue
        default: return false
        }
        break
      }
    }
  }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
  }

  private mutating func word(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count - place >= count else { return false }
    for index in 0..<count where bytes[place + index] != word.utf8Start[index] { return false }
    place += count
    return true
  }

  /// Reads a key with its colon.
  private mutating func key(of container: inout Container) -> Bool {
    guard byte == UInt8(ascii: "\""), let (range, isPlain) = string() else { return false }
    keys.append(range)
    if !isPlain, case .object(let firstKey, _) = container {
      container = .object(firstKey: firstKey, isPlain: false)
    }
    skipSpace()
    guard byte == UInt8(ascii: ":") else { return false }
    place += 1
    return true
  }

  /// Reads a string; answers where its inside stands, and whether that is ASCII without escapes.
  private mutating func string() -> (Range<Int>, isPlain: Bool)? {
    place += 1
    let start = place
    var isPlain = true
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return (start..<place - 1, isPlain)
      case UInt8(ascii: "\\"):
        isPlain = false
        place += 2
      case 0..<0x20: return nil
      case 0x80...:
        isPlain = false
        place += 1
      default: place += 1
      }
    }
    return nil
  }

  private mutating func digits() -> Range<Int> {
    let start = place
    while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    return start..<place
  }

  /// Reads a number, and notes it when a decimal cannot hold it.
  private mutating func number() -> Bool {
    let start = place
    if byte == UInt8(ascii: "-") { place += 1 }
    guard !digits().isEmpty else { return false }
    if byte == UInt8(ascii: ".") {
      place += 1
      guard !digits().isEmpty else { return false }
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      place += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { place += 1 }
      guard !digits().isEmpty else { return false }
    }
    // A number this short is exact without a closer look.
    guard place - start > 24 || bytes[start..<place].contains(where: { $0 | 0x20 == 0x65 }) else {
      return true
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if !DecimalText.isExact(text) { inexact.append(start..<place) }
    return true
  }

  /// Whether no two keys are the same once they are decoded.
  private func isEachDifferent(_ keys: ArraySlice<Range<Int>>, arePlain: Bool) -> Bool {
    guard arePlain else {
      // Escapes, and letters that can be written in two ways.
      let decoded = keys.map { range in
        (try? JSONDecoder().decode(
          String.self, from: Data(bytes[range.lowerBound - 1..<range.upperBound + 1])))
      }
      return !decoded.contains(nil) && Set(decoded).count == decoded.count
    }
    guard keys.count > 12 else {
      for (index, key) in keys.enumerated() {
        for other in keys.dropFirst(index + 1) where other.count == key.count {
          if bytes[key].elementsEqual(bytes[other]) { return false }
        }
      }
      return true
    }
    // Two keys with the same hash are held to be the same: that happens by chance in one of 2^32
    // objects of 65 000 keys, and costs one reading.
    var hashes: Set<Int> = []
    return keys.allSatisfy { key in
      var hasher = Hasher()
      hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: bytes[key]))
      return hashes.insert(hasher.finalize()).inserted
    }
  }
}
