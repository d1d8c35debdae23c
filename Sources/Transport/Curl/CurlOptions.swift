import CCurl

/// Sets options of one handle and remembers whether libcurl took them all.
struct CurlOptions {
  private let handle: UnsafeMutableRawPointer
  /// False once an option was refused.
  private(set) var areAccepted = true

  init(_ handle: UnsafeMutableRawPointer) {
    self.handle = handle
  }

  mutating func set(_ option: CURLoption, _ value: Int) {
    check(curl_set_long(handle, option, value))
  }

  /// libcurl keeps a copy of the text.
  mutating func set(_ option: CURLoption, _ text: String) {
    check(curl_set_string(handle, option, text))
  }

  /// What is pointed at must live as long as the handle.
  mutating func set(_ option: CURLoption, pointer: UnsafeRawPointer?) {
    check(curl_set_pointer(handle, option, pointer))
  }

  /// The request's body. libcurl keeps a copy of the bytes.
  mutating func setBody(_ bytes: UnsafeRawBufferPointer) {
    // The length must be known first: the bytes may hold zeros.
    check(curl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count)))
    if let start = bytes.baseAddress {
      check(curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, start))
    } else {
      check(curl_set_string(handle, CURLOPT_COPYPOSTFIELDS, ""))
    }
  }

  mutating func check(_ code: CURLcode) {
    if code != CURLE_OK { areAccepted = false }
  }
}
