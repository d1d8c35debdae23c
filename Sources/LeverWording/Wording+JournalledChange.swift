public import JournalModel
public import LeverDomain

extension Wording {
  /// What stands where a change has no outcome.
  public static let noOutcome = "no outcome yet"

  /// Why a change was made: `manual`, `undo of k3f9x2mn`.
  public static func changeReason(_ reason: ChangeReason) -> String {
    switch reason {
    case .asked: "manual"
    case .policy(let name): "policy \(name)"
    case .undo(let identifier): "undo of \(identifier)"
    case .again(let identifier): "again, after \(identifier)"
    }
  }

  /// The command that makes a change again: `lever set main-bingx BTC-USDT 20 --short 10`.
  public static func setCommand(of change: JournalledChange) -> String {
    let wanted = change.intent.change.to
    return "lever set \(change.intent.account) \(change.intent.change.symbol) \(wanted.long)"
      + (wanted.isUniform ? "" : " --short \(wanted.short)")
  }

  /// What came back for a request.
  public static func changeAnswer(_ answer: ChangeAnswer) -> String {
    switch answer {
    case .accepted(let acceptance):
      "accepted" + (acceptance.echo.map { ", echoing \(multiple($0))" } ?? "")
        + sentAgain(acceptance.forms)
    case .notModified(let error): "not modified: \(Wording.error(error))"
    case .failed(let error): Wording.error(error) + sentAgain(error.forms)
    }
  }

  /// That a request went out a second time in another form; empty for one that did not.
  private static func sentAgain(_ forms: [RequestForm]) -> String {
    guard forms.count > 1, let last = forms.last else { return "" }
    return switch last {
    case .jsonBody: "; sent as a JSON body after the query form was refused"
    case .query: "; sent in the query after the JSON body was refused"
    }
  }

  /// What a reading made after a change told.
  public static func readBack(_ reading: ReadBack) -> String {
    switch reading {
    case .value(let setting): Wording.setting(setting)
    case .position(let shown, _):
      "\(Wording.setting(shown)), which open positions carry and is not the setting"
    case .notOffered: "not offered by the venue"
    case .notShown: "none, or without the setting"
    case .failed(let error): "failed: \(Wording.error(error))"
    }
  }
}
