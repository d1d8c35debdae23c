import Glibc
public import LeverDomain

/// One small file for each account, named after it. A file that is damaged, of another version or
/// about another account counts as none.
public struct FileOrderSearchCache: OrderSearchCache {
  private static let title = "lever orders 1\n"
  /// The most of anything in a file: more is no file of ours.
  private static let most = 100_000

  private let directory: String

  /// A cache in a directory, which is made when something is saved first.
  public init(directory: String) { self.directory = directory }

  /// Only letters, digits and signs that mean nothing to the file system.
  private static func name(of account: String) -> String {
    let plain = account.unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        ? Character(scalar) : "-"
    }
    return String(plain.prefix(120)) + ".orders"
  }

  /// Reads an account's file.
  public func load(_ account: String) async -> OrderSearchRecord? {
    let path = "\(directory)/\(Self.name(of: account))"
    return await BlockingWork.run {
      guard let bytes = CacheFile.read(path),
        let start = CacheFile.start(of: bytes, title: Self.title)
      else { return nil }
      return bytes.withUnsafeBytes { buffer in
        var reader = CacheReader(UnsafeRawBufferPointer(rebasing: buffer[start...]))
        return reader.orderSearch(of: account, atMost: Self.most)
      }
    }
  }

  /// Replaces an account's file in one step.
  public func save(_ record: OrderSearchRecord, of account: String) async {
    var writer = CacheWriter()
    writer.put(account)
    writer.put(record.cutoff)
    writer.put(record.oldest)
    writer.put(Int64(record.windows.count))
    for window in record.windows {
      writer.put(window.from)
      writer.put(window.to)
      writer.put(Int64(window.symbols.count))
      for symbol in window.symbols { writer.put(symbol.text) }
    }
    let bytes = CacheFile.seal(writer.bytes, title: Self.title)
    let (name, directory) = (Self.name(of: account), directory)
    await BlockingWork.run { _ = CacheFile.replace(name, in: directory, with: bytes) }
  }

  /// Takes a lock that ends with this process.
  public func begin(_ account: String) async -> OrderSearchTurn? {
    let (name, directory) = (Self.name(of: account), directory)
    return await BlockingWork.run {
      let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW
      guard (try? PrivateFile.makeDirectory(directory)) != nil else { return OrderSearchTurn {} }
      let descriptor = open("\(directory)/\(name).lock", flags, 0o600)
      guard descriptor >= 0 else { return OrderSearchTurn {} }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        return OrderSearchTurn { close(descriptor) }
      }
      let isBusy = errno == EWOULDBLOCK
      close(descriptor)
      return isBusy ? nil : OrderSearchTurn {}
    }
  }
}

extension CacheReader {
  /// What ``FileOrderSearchCache`` wrote about an account; nil when malformed, or about another.
  fileprivate mutating func orderSearch(
    of account: String, atMost most: Int
  ) -> OrderSearchRecord? {
    guard text() == account, let cutoff = number(Int64.self), let oldest = number(Int64.self),
      let windows = items(atMost: most, { $0.window(atMost: most) }), offset == buffer.count
    else { return nil }
    return OrderSearchRecord(cutoff: cutoff, oldest: oldest, windows: windows)
  }

  private mutating func window(atMost most: Int) -> OrderSearchRecord.Window? {
    guard let from = number(Int64.self), let to = number(Int64.self),
      let symbols = items(atMost: most, { $0.text().flatMap(ContractSymbol.init) })
    else { return nil }
    return OrderSearchRecord.Window(from: from, to: to, symbols: symbols)
  }

  private mutating func items<Item>(
    atMost most: Int, _ read: (inout CacheReader) -> Item?
  ) -> [Item]? {
    guard let count = number(Int64.self), (0...Int64(most)).contains(count) else { return nil }
    var items: [Item] = []
    for _ in 0..<count {
      guard let item = read(&self) else { return nil }
      items.append(item)
    }
    return items
  }
}
