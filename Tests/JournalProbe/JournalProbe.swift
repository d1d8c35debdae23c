@main struct JournalProbe {
  static func main() {}
}
