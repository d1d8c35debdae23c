import Glibc

/// Arrays of C strings with a null at their end, as `exec` wants them.
enum CStringArray {
  /// Lends `strings` for the time of the call.
  static func with<Value>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Value
  ) -> Value {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers)
  }
}
