/// A window as bytes, for stores that several processes share. Times are kept to the nanosecond,
/// rounded so that nothing counts for a shorter time than before.
extension RateWindow {
  private static let version: UInt8 = 1

  /// Whether nothing in it matters at `now`, so that it need not be stored.
  public func isIdle(at now: Duration) -> Bool {
    strikes == 0 && closedUntil ?? now <= now && !entries.contains { $0.freeAt > now }
      && !places.contains { $0.heldUntil > now }
  }

  /// The window as bytes.
  public var storedBytes: [UInt8] {
    var bytes: [UInt8] = [RateWindow.version]
    bytes.reserveCapacity(24 + entries.count * 20 + places.count * 21)
    func put(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    put(Int64(strikes))
    put(closedUntil.map(RateWindow.nanoseconds) ?? .min)
    put(UInt32(clamping: entries.count))
    for entry in entries {
      put(entry.identifier)
      put(Int32(clamping: entry.weight))
      put(RateWindow.nanoseconds(entry.freeAt))
    }
    for place in places {
      put(place.identifier)
      put(Int32(clamping: place.weight))
      put(UInt8(clamping: place.priority))
      put(RateWindow.nanoseconds(place.heldUntil))
    }
    return bytes
  }

  /// The window that was stored; nil for anything but ``storedBytes``.
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
    guard take(UInt8.self) == RateWindow.version, let strikes = take(Int64.self),
      let closed = take(Int64.self), let count = take(UInt32.self), rest.count >= Int(count) * 20
    else { return nil }
    var entries: [Entry] = []
    entries.reserveCapacity(Int(count))
    for _ in 0..<count {
      guard let identifier = take(UInt64.self), let weight = take(Int32.self),
        let freeAt = takeTime()
      else { return nil }
      entries.append(Entry(identifier: identifier, weight: Int(weight), freeAt: freeAt))
    }
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
      entries: entries, closedUntil: closed == .min ? nil : .nanoseconds(closed) + shift,
      strikes: Int(strikes), places: places)
  }

  /// What both windows count, where two have been kept apart for a while.
  public func merged(with other: RateWindow) -> RateWindow {
    let known = Set(entries.map(\.identifier))
    let all = entries + other.entries.filter { !known.contains($0.identifier) }
    let closures = [closedUntil, other.closedUntil].compactMap(\.self)
    return RateWindow(
      entries: all.sorted { $0.freeAt < $1.freeAt }, closedUntil: closures.max(),
      strikes: max(strikes, other.strikes), places: places)
  }

  private static func nanoseconds(_ duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    let (whole, rest) = attoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    return seconds * 1_000_000_000 + whole + (rest > 0 ? 1 : 0)
  }
}
