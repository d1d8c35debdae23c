/// Finds symbols that hold every word of a text, whatever the case. All symbols lie in one run of
/// bytes, so that a list of ten thousand is gone through between two keys.
struct SymbolSearch: Equatable {
  private var bytes: [UInt8] = []
  /// Where each symbol begins, and at last where the final one ends.
  private var starts: [Int] = [0]

  /// A search over symbols in their order.
  init(symbols: [String]) {
    starts.reserveCapacity(symbols.count + 1)
    for symbol in symbols {
      bytes.append(contentsOf: symbol.lowercased().utf8)
      starts.append(bytes.count)
    }
  }

  /// The places of the symbols that hold every word of `text`; all when it has none.
  func places(matching text: String) -> [Int] {
    let words = text.lowercased().split(separator: " ").map { Array($0.utf8) }
    let count = starts.count - 1
    guard !words.isEmpty else { return Array(0..<count) }
    return bytes.withUnsafeBufferPointer { bytes in
      (0..<count).filter { place in
        words.allSatisfy { Self.holds($0, in: bytes, from: starts[place], to: starts[place + 1]) }
      }
    }
  }

  private static func holds(
    _ word: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Bool {
    guard end - start >= word.count else { return false }
    var begin = start
    while begin <= end - word.count {
      var offset = 0
      while offset < word.count, bytes[begin + offset] == word[offset] { offset += 1 }
      if offset == word.count { return true }
      begin += 1
    }
    return false
  }

  /// Where `value` stands in an ascending list; nil when it does not.
  static func firstIndex(of value: Int, in ascending: [Int]) -> Int? {
    var low = 0
    var high = ascending.count
    while low < high {
      let middle = (low + high) / 2
      if ascending[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < ascending.count && ascending[low] == value ? low : nil
  }
}
