import FoundationEssentials
import LeverDomain

/// An account's instruments and readings as bytes: a title with the version, a hash of all the
/// rest, then the rest. Read only when the hash agrees.
enum CachedAccountCoding {
  private static let title = "lever cache 1\n"

  static func encode(_ known: CachedAccount, origin: String) -> [UInt8] {
    var writer = CacheWriter()
    writer.put(known.venue.rawValue)
    writer.put(origin)
    writer.put(known.listedAt)
    writer.put(Int64(known.rows.count))
    for row in known.rows {
      writer.put(row.instrument)
      writer.put(row.leverage) { $0.put($1) }
      writer.put(row.readAt) { $0.put($1) }
    }
    return CacheFile.seal(writer.bytes, title: title)
  }

  static func decode(_ bytes: [UInt8], venue: Venue, origin: String) -> CachedAccount? {
    guard let start = CacheFile.start(of: bytes, title: title) else { return nil }
    return bytes.withUnsafeBytes { buffer in
      var reader = CacheReader(UnsafeRawBufferPointer(rebasing: buffer[start...]))
      return reader.account(venue: venue, origin: origin)
    }
  }
}
