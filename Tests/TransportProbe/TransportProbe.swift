import Transport

/// Sends the same request over and over, so many at a time, and prints how many were answered in a
/// second: what `script/benchmark transport` compares with bare libcurl, and
/// `script/benchmark connections` one kind of connection with the other.
///
/// Usage: `TransportProbe URL REQUESTS AT_A_TIME [kept|fresh [AUTHORITIES]]`. `AUTHORITIES` is a file
/// of certificate authorities to trust.
@main enum TransportProbe {
  static func main() async {
    let arguments = CommandLine.arguments
    guard (4...6).contains(arguments.count), let total = Int(arguments[2]),
      let width = Int(arguments[3]), total >= width, width > 0
    else {
      print("usage: TransportProbe URL REQUESTS AT_A_TIME [kept|fresh [AUTHORITIES]]")
      return
    }
    let isFresh = arguments.count > 4 && arguments[4] == "fresh"
    let transport = CurlTransport(
      userAgent: "lever/benchmark",
      certificateAuthorities: arguments.count > 5 ? arguments[5] : nil)
    let request = HTTPRequest(
      method: "GET", url: arguments[1], connection: isFresh ? .fresh : .kept)
    // The first round opens the connections.
    _ = await answered(width, at: width, transport, request)
    let clock = ContinuousClock()
    let start = clock.now
    let count = await answered(total, at: width, transport, request)
    let seconds = (clock.now - start) / .seconds(1)
    transport.shutDown()
    print(Int(Double(count) / seconds))
  }

  /// How many of `total` requests were answered, `width` at a time.
  private static func answered(
    _ total: Int, at width: Int, _ transport: CurlTransport, _ request: HTTPRequest
  ) async -> Int {
    await withTaskGroup(of: Int.self) { group in
      for lane in 0..<width {
        let share = total / width + (lane < total % width ? 1 : 0)
        group.addTask {
          var count = 0
          for _ in 0..<share where (try? await transport.send(request)) != nil { count += 1 }
          return count
        }
      }
      return await group.reduce(0, +)
    }
  }
}
