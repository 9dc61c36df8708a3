package io.filrouge.batch.deliveries;

import io.filrouge.settings.Failure;

/** What a refusal means, in a sentence that holds neither data nor secrets. */
final class Refusals {

  static Failure told(PostgresTarget target, RefusedException refusal) {
    String where = "Cannot deliver " + target.name() + " to " + target.access() + ": ";
    String state = refusal.state();
    if (refusal.isBusy()) {
      return Failure.configuration(
          where
              + "another run delivers into "
              + target.table()
              + ", for longer than retry.lasting; see that only one does");
    }
    if (refusal.mayPass()) {
      return Failure.engine(
          where
              + (state.startsWith("08") ? "no connection" : "the database failed")
              + " (SQL state "
              + state
              + ") for longer than retry.lasting; nothing was changed, run it again when the"
              + " database is back");
    }
    return Failure.configuration(where + reason(target, state) + " (SQL state " + state + ")");
  }

  /** What it means that no connection came about, whatever was to be sent. */
  static Failure unreached(PostgresTarget target, RefusedException refusal) {
    String state = refusal.state();
    String reason =
        switch (state) {
          case "28P01", "28000", "3D000" -> reason(target, state);
          case "08004" -> "it wants a password; name its variable by password-env";
          default -> "no connection; check url, and that it runs and lets this machine in";
        };
    return Failure.configuration(
        "Cannot reach " + target.access() + " (SQL state " + state + "): " + reason);
  }

  private static String reason(PostgresTarget target, String state) {
    return switch (state) {
      case "28P01", "28000" -> "it does not let this user in; check user and password-env";
      case "3D000" -> "there is no such database; check url";
      case "3F000" -> "there is no such schema; make it, or name another";
      case "42501" -> "this user may not do that; see the rights it needs in docs/deliveries.md";
      case "42P10" ->
          target.table() + " has no unique key on " + PostgresTarget.KEY + "; give it one";
      case "42804" -> target.table() + " has a column of another type; drop or alter it";
      default -> "it refused the rows; compare the columns of " + target.table();
    };
  }

  private Refusals() {}
}
