/// Every command of lever. The parser, the help, the suggestions and the shells' completions are made
/// from it.
enum CommandTree {
  /// The program itself.
  static let root = CommandPath(
    root: CommandNode(
      ScreenCommand.self,
      [
        CommandNode(DemoCommand.self), CommandNode(SimulateCommand.self),
        CommandNode(AccountsCommand.self), CommandNode(ListCommand.self),
        CommandNode(ShowCommand.self), CommandNode(SetCommand.self), CommandNode(UndoCommand.self),
        CommandNode(ProveCommand.self),
        CommandNode(
          JournalCommand.self,
          [
            CommandNode(JournalCheckCommand.self), CommandNode(JournalHeadCommand.self),
            CommandNode(JournalSettleCommand.self),
          ]),
        CommandNode(ThemesCommand.self), CommandNode(HelpCommand.self),
      ]))
}
