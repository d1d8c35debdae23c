import DomainTestSupport
import Journal
import JournalModel
import LeverCLI
import LeverDomain
import Testing

@Suite struct JournalCheckTests {
  @Test func `an honest journal is clean, and its head can be kept`() async throws {
    let bench = try await JournalBench()
    try await bench.add("change01")
    let printed = await bench.console([]).run("journal", "head")
    #expect(printed.status == 0)
    #expect(printed.output == "\(try await bench.journal.head())\n")
    let kept = String(printed.output.dropLast())
    try await bench.add("change02", .open)
    let head = try await bench.journal.head()

    let alone = await bench.console([]).run("journal", "check")
    #expect(
      alone
        == .init(
          status: 0,
          output: "clean: 4 records, nothing altered, missing or out of order\n  head \(head)\n",
          said: "keep the head elsewhere: --head then also shows a journal cut off or rewritten as "
            + "a whole\n"))
    let held = await bench.console([]).run("journal", "check", "--head", kept)
    #expect(
      held
        == .init(
          status: 0,
          output: "clean: 4 records, nothing altered, missing or out of order\n"
            + "  it goes on from the head \(kept)\n  head \(head)\n", said: ""))
  }

  @Test func `a head of more records shows that the end was cut off`() async throws {
    let bench = try await JournalBench()
    try await bench.add("change01")
    let head = try await bench.journal.head()
    let kept = "5:\(head.hash)"
    let result = await bench.console([]).run("journal", "check", "--head", kept)
    #expect(
      result
        == .init(
          status: 2,
          output: "not clean: records 4 to 5 are missing\n"
            + "  put the whole journal back from a copy; journal.head beside it holds the last known "
            + "head\n  3 records read\n  head \(head)\n",
          said: ""))
  }

  @Test func `a head of another chain shows that all was rewritten`() async throws {
    let bench = try await JournalBench()
    try await bench.add("change01")
    let head = try await bench.journal.head()
    let kept = "3:\(String(repeating: "a", count: 64))"
    let result = await bench.console([]).run("journal", "check", "--head", kept, "-o", "json")
    let expected =
      #"{"schema":"lever/1","clean":false,"records":3,"head":{"text":"\#(head)","record":3,"#
      + #""hash":"\#(head.hash)"},"expected":{"text":"\#(kept)","record":3,"#
      + #""hash":"\#(String(repeating: "a", count: 64))"},"finding":{"kind":"head_differs","#
      + #""first":3,"last":3,"explanation":"record 3 is not the one that was the head then: it "#
      + #"was rewritten, and what stands before it may have been"},"recoveries":[],"#
      + #""problems":["record 3 is not the one that was the head then: it was rewritten, and "#
      + #"what stands before it may have been"],"path":"\#(bench.journal.place)","exists":true}"#
      + "\n"
    #expect(result == .init(status: 2, output: expected, said: ""))
  }

  @Test func `what was lost with a damaged file is not clean, and the file is named`() async throws
  {
    let bench = try await JournalBench()
    try await bench.journal.append(
      .recovery(
        JournalRecovery(
          moment: JournalMoment(local: ScriptedVenue.time), author: JournalBench.author(),
          setAside: "/j.damaged-1", kept: 7, lost: [3...3, 9...12])))
    let head = try await bench.journal.head()
    let result = await bench.console([]).run("journal", "check")
    #expect(
      result
        == .init(
          status: 2,
          output: """
            not clean: record 3, records 9 to 12 were lost with a damaged file, kept as /j.damaged-1
              1 record read
              head \(head)

            """, said: ""))
  }

  @Test func `a damaged file of which all was kept is named, and clean`() async throws {
    let bench = try await JournalBench()
    for (kept, file) in [(7, "/j.damaged-1"), (0, "/j.damaged-2")] {
      try await bench.journal.append(
        .recovery(
          JournalRecovery(
            moment: JournalMoment(local: ScriptedVenue.time), author: JournalBench.author(),
            setAside: file, kept: kept, lost: [])))
      let result = await bench.console([]).run("journal", "check")
      #expect(result.status == (kept > 0 ? 0 : 2))
      #expect(
        result.output.contains(
          kept > 0
            ? "  a damaged file was set aside as \(file); nothing of it is known to be lost\n"
            : "not clean: nothing could be read of a damaged file, kept as \(file)\n"))
    }
  }

  @Test func `without a journal there is nothing to object to, unless a head was kept`() async {
    let zeros = String(repeating: "0", count: 64)
    let none = await Console().run("journal", "check")
    #expect(
      none
        == .init(
          status: 0,
          output: "empty: nothing was ever written down\n  head 0:\(zeros)\n",
          said: "there is no /state/lever/journal.sqlite\n"))
    let head = await Console().run("journal", "head", "--output", "csv")
    #expect(head.output == "record,hash\n0,\(zeros)\n")
    let gone = await Console().run(
      "journal", "check", "--head", "2:\(String(repeating: "a", count: 64))")
    #expect(gone.status == 2)
    #expect(gone.output.hasPrefix("not clean: the journal is empty, and held records up to 2\n"))
  }
}
