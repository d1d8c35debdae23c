import VenueSimulator

extension OpenPointCheck {
  static let coinSwitchFutures = [
    OpenPointCheck(
      .futuresSameValueAccepted,
      "set and the leverage pane: already set, by reading; nothing is sent"
    ).look(
      .run(
        "set coinswitch-futures ADAUSDT 2 --yes",
        says: ["already set (read-back)", "nothing was sent"])
    ).look(under: [nil], .pane("ADAUSDT", typing: "2", says: "already 2x")),
    OpenPointCheck(.futuresOpenRefused404, "outcome: refused, with the venue's own words").look(
      faults: ["open-order"],
      .run(
        "set coinswitch-futures BTCUSDT 7 --yes",
        says: ["refused", "\"Leverage cannot be changed while an order is open on BTCUSDT\""])),
    OpenPointCheck(
      .futuresUnknownSymbol400,
      "nowhere: lever refuses a symbol that is not listed before anything is sent"
    ).look(
      .run(
        "set coinswitch-futures NOPEUSDT 7 --yes", says: ["lists no instrument \"NOPEUSDT\""])),
    OpenPointCheck(.futuresOutOfRange400, "outcome: refused, with the venue's own words").look(
      faults: ["lower-maximum"],
      .run(
        "set coinswitch-futures BTCUSDT 9 --yes",
        says: ["refused", "\"leverage must be between 1 and 8\""])),
    OpenPointCheck(
      .futuresSuspendedAccepted, "show: the status, which blocks the change; list: not tradable"
    ).look(
      .run(
        "show coinswitch-futures FTTUSDT",
        says: ["not tradable: SUSPENDED", "blocking not tradable"]),
      .run("list coinswitch-futures --filter FTTUSDT", says: ["not tradable"])),
    OpenPointCheck(
      .futuresCancellingIgnored, "show: the order is listed as what blocks"
    ).look(
      .run(
        "show coinswitch-futures LTCUSDT", says: ["CANCELLATION_RAISED", "blocking open order"])
    ),
    OpenPointCheck(.futuresTriggerIgnored, "show: the order is listed as what blocks").look(
      .run("show coinswitch-futures ADAUSDT", says: ["UNTRIGGERED", "blocking open order"])),
    OpenPointCheck(
      .futuresOldOrderIgnored,
      "show: an old order blocks as well; how far back orders were searched"
    ).look(
      .run(
        "show coinswitch-futures AVAXUSDT", says: ["placed 9 d ago", "blocking open order"]),
      .run(
        "show coinswitch-futures BTCUSDT",
        says: ["met no open order", "d back; older orders are not listed"])),
    OpenPointCheck(.futuresEpochRequired, "nowhere: lever always sends it").look(
      .run("set coinswitch-futures BTCUSDT 5 --yes", says: ["applied (read-back)"])),
    OpenPointCheck(
      .futuresUntouchedMaximum,
      "show and list: the leverage as the venue gave it, or that it was refused"
    ).look(
      under: [nil], .run("show coinswitch-futures BTCUSDT", says: ["leverage 10x (read, now)"]),
      .run("list coinswitch-futures --read --filter BTCUSDT", says: ["10x 10x"])
    ).look(
      under: [.futuresUntouchedMaximum],
      .run("show coinswitch-futures BTCUSDT", says: ["leverage 25x (read, now)"]),
      .run("list coinswitch-futures --read --filter BTCUSDT", says: ["25x 25x"])
    ).look(
      under: [.futuresUntouchedRefused],
      .run(
        "show coinswitch-futures BTCUSDT",
        says: ["leverage not read: ", "\"Leverage is not set for BTCUSDT\""]),
      .run(
        "list coinswitch-futures --read --filter BTCUSDT",
        says: ["failed failed", "\"Leverage is not set for BTCUSDT\""])),
    OpenPointCheck(.futuresInstrumentsByExchange, "nowhere: both are read").look(
      .run("show coinswitch-futures BTCUSDT", says: ["limits 1x to 25x, step 1"])),
    OpenPointCheck(
      .futuresPositionsNeedSymbol, "list: the positions could not be listed, and why"
    ).look(
      under: [nil],
      .run(
        "list coinswitch-futures --filter BTCUSDT", says: ["BTCUSDT"],
        never: ["could not be listed", "failed"])
    ).look(
      under: [.futuresPositionsNeedSymbol],
      .run(
        "list coinswitch-futures --filter BTCUSDT",
        says: ["failed", "the positions could not be listed: ", "HTTP 422"])),
    OpenPointCheck(.futuresEmptyPositionsMessage, "nowhere: both mean no position").look(
      .run("show coinswitch-futures BTCUSDT", says: ["positions none", "met no open position"])),
    OpenPointCheck(.futuresEmptyOrdersMessage, "nowhere: both mean no order").look(
      .run("show coinswitch-futures BTCUSDT", says: ["open orders none", "met no open order"])),
  ]
}
