/// A window as bytes, for stores that several processes share. Times are kept to the nanosecond,
/// rounded so that nothing counts for a shorter time than before.
extension RateWindow {
  private static let version: UInt8 = 2
  /// How long an entry or a place is.
  private static let itemLength = 21

  /// Whether nothing in it matters at `now`, so that it need not be stored.
  public func isIdle(at now: Duration) -> Bool {
    strikes == 0 && closedUntil ?? now <= now && !(entries + unasked).contains { $0.freeAt > now }
      && !places.contains { $0.heldUntil > now }
  }

  /// The window as bytes.
  public var storedBytes: [UInt8] {
    var bytes: [UInt8] = [RateWindow.version]
    bytes.reserveCapacity(
      25 + (entries.count + unasked.count + places.count) * RateWindow.itemLength)
    func put(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    func put(_ entries: [Entry]) {
      put(UInt32(clamping: entries.count))
      for entry in entries {
        put(entry.identifier)
        put(Int32(clamping: entry.weight))
        put(UInt8(entry.isOwn ? 1 : 0))
        put(RateWindow.nanoseconds(entry.freeAt))
      }
    }
    put(Int64(strikes))
    put(closedUntil.map(RateWindow.nanoseconds) ?? .min)
    put(entries)
    put(unasked)
    for place in places {
      put(place.identifier)
      put(Int32(clamping: place.weight))
      put(UInt8(clamping: place.priority))
      put(RateWindow.nanoseconds(place.heldUntil))
    }
    return bytes
  }

  /// The window that was stored; nil for anything but ``storedBytes``. Whether it can be believed is
  /// for ``isPlausible(for:at:)`` to say.
  ///
  /// - Parameter shift: what to add to every time, when times counted from another moment then.
  public init?(storedBytes bytes: [UInt8], shiftedBy shift: Duration = .zero) {
    var rest = bytes[...]
    func take<Value: FixedWidthInteger>(_: Value.Type) -> Value? {
      let size = MemoryLayout<Value>.size
      guard rest.count >= size else { return nil }
      let value = rest.prefix(size).withUnsafeBytes { $0.loadUnaligned(as: Value.self) }
      rest = rest.dropFirst(size)
      return Value(littleEndian: value)
    }
    func takeTime() -> Duration? { take(Int64.self).map { .nanoseconds($0) + shift } }
    func takeEntries() -> [Entry]? {
      guard let count = take(UInt32.self), rest.count / RateWindow.itemLength >= count else {
        return nil
      }
      var entries: [Entry] = []
      entries.reserveCapacity(Int(count))
      for _ in 0..<count {
        guard let identifier = take(UInt64.self), let weight = take(Int32.self),
          let isOwn = take(UInt8.self), let freeAt = takeTime()
        else { return nil }
        entries.append(
          Entry(
            identifier: identifier, weight: Int(weight), isOwn: isOwn != 0, freeAt: freeAt))
      }
      return entries
    }
    guard take(UInt8.self) == RateWindow.version, let strikes = take(Int64.self),
      let closed = take(Int64.self), let entries = takeEntries(), let unasked = takeEntries()
    else { return nil }
    var places: [Place] = []
    while !rest.isEmpty {
      guard let identifier = take(UInt64.self), let weight = take(Int32.self),
        let priority = take(UInt8.self), let heldUntil = takeTime()
      else { return nil }
      places.append(
        Place(
          identifier: identifier, weight: Int(weight), priority: Int(priority),
          heldUntil: heldUntil))
    }
    self.init(
      entries: entries, unasked: unasked,
      closedUntil: closed == .min ? nil : .nanoseconds(closed) + shift,
      strikes: Int(strikes), places: places)
  }

  /// What both windows count, where two have been kept apart for a while.
  public func merged(with other: RateWindow) -> RateWindow {
    func merge(_ entries: [Entry], _ others: [Entry]) -> [Entry] {
      let known = Set(entries.map(\.identifier))
      return (entries + others.filter { !known.contains($0.identifier) })
        .sorted { $0.freeAt < $1.freeAt }
    }
    let closures = [closedUntil, other.closedUntil].compactMap(\.self)
    return RateWindow(
      entries: merge(entries, other.entries), unasked: merge(unasked, other.unasked),
      closedUntil: closures.max(), strikes: max(strikes, other.strikes), places: places)
  }

  /// Whole nanoseconds, rounded up; the most that can be stored for anything beyond.
  private static func nanoseconds(_ duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    let (whole, rest) = attoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    let (product, isTooMuch) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, isBeyond) = product.addingReportingOverflow(whole + (rest > 0 ? 1 : 0))
    return isTooMuch || isBeyond ? (seconds < 0 ? .min + 1 : .max) : sum
  }
}
