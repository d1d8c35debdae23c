import CTOML

/// A parsed TOML file.
public struct TOMLDocument: Hashable, Sendable {
  /// The longest file that is read, in bytes.
  public static let maximumLength = 1 << 20

  /// The file's own table.
  public let root: TOMLTable

  /// Parses the text of a file.
  ///
  /// - Parameter file: the file's name, for errors.
  /// - Throws: ``TOMLError`` with the line when the text is not TOML.
  public init(_ text: String, file: String) throws(TOMLError) {
    var text = text
    let result = text.withUTF8 { bytes in
      TOMLDocument.parse(UnsafeRawBufferPointer(bytes), file: file)
    }
    root = try result.get()
  }

  /// Parses the bytes of a file; they must be UTF-8.
  ///
  /// - Parameter file: the file's name, for errors.
  /// - Throws: ``TOMLError`` with the line when the bytes are not TOML.
  public init(_ bytes: [UInt8], file: String) throws(TOMLError) {
    root = try bytes.withUnsafeBytes { TOMLDocument.parse($0, file: file) }.get()
  }

  private static func parse(
    _ bytes: UnsafeRawBufferPointer, file: String
  ) -> Result<TOMLTable, TOMLError> {
    let builder = TOMLBuilder(file: file)
    if let error = TOMLReader.read(bytes, file: file, visit: builder.add) {
      return .failure(error)
    }
    return .success(builder.root)
  }
}
