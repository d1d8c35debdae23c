extension Answer {
  /// The whole answer as it stands on the wire, head and body.
  var wireBytes: [UInt8] {
    var head = "HTTP/1.1 \(StatusReason.line(status))\r\nContent-Length: \(body.count)\r\n"
    if let contentType { head += "Content-Type: \(contentType)\r\n" }
    for header in headers { head += "\(header.name): \(header.value)\r\n" }
    return Array((head + "\r\n").utf8) + body.slice(from: 0, limit: body.count)
  }
}
