/// The tables of the journal's file and how they came to be. The file's `user_version` counts the
/// migrations it has been through; a migration that has shipped is never changed.
enum JournalSchema {
  /// Marks the file as ours (`PRAGMA application_id`): the letters `levr`.
  static let applicationIdentifier: Int64 = 0x6C65_7672

  /// What each migration runs, the first one on an empty file.
  static let migrations = [records, claims, budgets, summaries]

  /// `record` is the chain, and the only evidence. `change` is an index over it, kept in the same
  /// transactions, by which changes are found and filtered; `head` is the chain's end.
  private static let records = """
    CREATE TABLE record (
      sequence INTEGER PRIMARY KEY,
      hash TEXT NOT NULL,
      change TEXT REFERENCES change (identifier),
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX record_by_change ON record (change, sequence) WHERE change IS NOT NULL;

    CREATE TABLE change (
      identifier TEXT NOT NULL UNIQUE,
      sequence INTEGER PRIMARY KEY,
      account TEXT NOT NULL,
      venue TEXT NOT NULL,
      symbol TEXT NOT NULL,
      user TEXT NOT NULL,
      noted_at INTEGER NOT NULL,
      outcome TEXT,
      concluded_by INTEGER,
      successor TEXT,
      succeeded_by INTEGER
    ) STRICT;
    CREATE INDEX change_by_instrument ON change (account, symbol, sequence);
    CREATE INDEX change_by_symbol ON change (symbol, sequence);
    CREATE INDEX change_by_user ON change (user, sequence);
    CREATE INDEX change_by_time ON change (noted_at);
    CREATE INDEX change_by_outcome ON change (outcome, sequence);
    CREATE INDEX change_unsettled ON change (sequence)
      WHERE (outcome IS NULL OR outcome = 'unknown') AND successor IS NULL;

    CREATE TABLE head (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      sequence INTEGER NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    INSERT INTO head VALUES (1, 0, '\(String(repeating: "0", count: 64))');
    """

  /// Who is changing which instrument.
  private static let claims = """
    CREATE TABLE claim (
      account TEXT NOT NULL,
      venue TEXT NOT NULL,
      symbol TEXT NOT NULL,
      token INTEGER NOT NULL,
      user TEXT NOT NULL,
      host TEXT NOT NULL,
      process INTEGER NOT NULL,
      process_start INTEGER,
      realm TEXT NOT NULL,
      terminal TEXT,
      command TEXT NOT NULL,
      taken_at INTEGER NOT NULL,
      PRIMARY KEY (account, venue, symbol)
    ) STRICT, WITHOUT ROWID;
    """

  /// What has been sent against each limit lately, as `RateWindow` writes it, and by which run of
  /// the machine and at what time.
  private static let budgets = """
    CREATE TABLE budget (
      subject TEXT NOT NULL,
      rule TEXT NOT NULL,
      boot TEXT NOT NULL,
      uptime INTEGER NOT NULL,
      noted_at INTEGER NOT NULL,
      window BLOB NOT NULL,
      PRIMARY KEY (subject, rule)
    ) STRICT, WITHOUT ROWID;
    """

  /// What the chain comes to, see `JournalSummary`. Empty in a file of an earlier version until the
  /// next record is added.
  private static let summaries = """
    CREATE TABLE summary (
      page INTEGER PRIMARY KEY,
      hash TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    """

  /// Brings a file to the newest version, each migration in a transaction of its own.
  ///
  /// - Returns: the version that was found when it is newer than this program's; nil when all is
  ///   well.
  static func migrate(
    _ database: SQLiteDatabase, through steps: [String] = migrations
  ) throws(SQLiteFailure) -> Int? {
    while true {
      let found = try version(of: database)
      guard found < steps.count else { return found > steps.count ? found : nil }
      try database.transaction { () throws(SQLiteFailure) in
        // Another process may have done it while this one waited.
        guard try version(of: database) == found else { return }
        try database.execute(steps[found])
        try database.execute("PRAGMA user_version = \(found + 1)")
        try database.execute("PRAGMA application_id = \(applicationIdentifier)")
      }
    }
  }

  static func version(of database: SQLiteDatabase) throws(SQLiteFailure) -> Int {
    Int(try database.first("PRAGMA user_version") { $0.integer(0) } ?? 0)
  }
}
