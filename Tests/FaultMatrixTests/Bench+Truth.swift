import Desk
import LeverDomain
import LeverWording
import Testing
import VenueSimulator

extension Bench {
  /// No word may say more than what the venue holds.
  func holdAgainstTruth(_ report: ChangeReport, _ name: FaultName) {
    let truth = truth()
    for step in report.steps {
      let holdsWanted = truth.map { step.step.agrees(with: $0) } ?? false
      let sentence = Wording.reason(step.verdict.reason)
      switch step.verdict.outcome {
      case .applied, .alreadySet:
        // An echo tells what the venue did, not what somebody did to it afterwards.
        let echoCannotKnow = name == .changeByOther && step.verdict.proof == .echo
        #expect(holdsWanted || echoCannotKnow, "\(sentence)")
      case .refused:
        // Nobody knows better than the venue's own refusal where no reading tells. On CoinSwitch
        // HFT, whose success has no data, an error beside the data is one.
        let venueSaysSo =
          name == .refusedApplied || (name == .errorBesideData && venue == .coinswitchHFT)
        let isUnread = step.verdict.proof == .none && venue == .ztdx
        #expect(!holdsWanted || (venueSaysSo && isUnread), "\(sentence)")
      case .notConfirmed, .unknown:
        #expect(!sentence.isEmpty)
      }
      #expect(sentence.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
  }
}

extension Submission {
  /// What became of a change that was sent.
  func report() throws -> ChangeReport {
    guard case .decided(let report) = self else {
      throw VenueError(.cancelled, message: "nothing was sent")
    }
    return report
  }
}
