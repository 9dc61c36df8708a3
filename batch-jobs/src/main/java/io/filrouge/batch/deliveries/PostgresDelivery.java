package io.filrouge.batch.deliveries;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_json;

import io.filrouge.batch.exports.NightOfCustomers;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.settings.Failure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Brings a table of PostgreSQL to the state of the night's customer_360: executors copy the rows
 * into a staging table, and one transaction merges them. What is to change is asked of the database
 * itself each time, so that a delivery that was killed, or that found nobody there, is made up for
 * by the next.
 */
public final class PostgresDelivery {
  private static final Column[] NONE = {};

  private final Publisher publisher;
  private final Dataset<Row> customers;
  private final Consumer<String> progress;

  /**
   * @param progress takes a line when a delivery has to wait
   * @throws Failure of exit code 3 when customer_360 is not that of the night, or lacks columns
   */
  public PostgresDelivery(Publisher publisher, Consumer<String> progress) {
    this(publisher, publisher.lake().read(Customer360.CONTRACT), progress);
  }

  /**
   * @param customer360 rows of that table, of any night
   */
  PostgresDelivery(Publisher publisher, Dataset<Row> customer360, Consumer<String> progress) {
    this.publisher = publisher;
    this.customers = customer360.where(col(PostgresTarget.NIGHT).equalTo(publisher.night().date()));
    this.progress = progress;
    if (customers.isEmpty()) {
      throw Failure.input(
          "Cannot deliver "
              + publisher.night()
              + ": customer_360 of lake "
              + publisher.lake().uri()
              + " holds no customer of this night; run 'filrouge batch nightly --as-of "
              + publisher.night()
              + "' first");
    }
    NightOfCustomers.requireColumns(customers, publisher.night());
  }

  /**
   * Delivers to one target, again and again until it has gone well or it is time to give up.
   *
   * @throws Failure of exit code 2 when the database refuses what is asked of it, 4 when too many
   *     would leave, 5 when it could not be reached or failed for too long
   */
  public Delivered to(PostgresTarget target) {
    Dataset<Row> rows = rows(target);
    long began = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(target, rows);
      } catch (RuntimeException e) {
        RefusedException refusal = refusal(e);
        Duration since = Duration.ofNanos(System.nanoTime() - began);
        pause(target, refusal, attempt, since);
      }
    }
  }

  /** One whole delivery, under a staging table of its own. */
  private Delivered attempt(PostgresTarget target, Dataset<Row> rows) {
    LocalDate night = publisher.night().asOf();
    Statements statements =
        new Statements(target, target.table().staging(target.stagingSchema(), UUID.randomUUID()));
    try (TargetDatabase database = TargetDatabase.open(target, statements)) {
      Optional<LocalDate> newer = database.night().filter(night::isBefore);
      if (newer.isPresent()) {
        return Delivered.newerIsThere(target, newer.get());
      }
      database.prepare();
      long sent = stage(rows, new StagedRows(target.access(), statements));
      Merged merged = database.merge(night, sent);
      note(target, sent, merged);
      return Delivered.of(target, sent, merged);
    }
  }

  static long stage(Dataset<Row> rows, StagedRows writer) {
    return rows.mapPartitions(writer, Encoders.LONG()).collectAsList().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private Dataset<Row> rows(PostgresTarget target) {
    return publisher.keep(
        customers
            .where(target.purpose())
            .where(target.where())
            .select(target.columns().stream().map(PostgresDelivery::sent).toList().toArray(NONE))
            .coalesce(target.writers()));
  }

  private static Column sent(TargetColumn column) {
    return column.isJson() ? to_json(col(column.name())).as(column.name()) : col(column.name());
  }

  private void note(PostgresTarget target, long sent, Merged merged) {
    String subject = "postgres." + target.name();
    List.of(
            QualityResult.count(publisher.job(), subject, "rows_sent", sent),
            QualityResult.count(publisher.job(), subject, "rows_changed", merged.changed()),
            QualityResult.count(publisher.job(), subject, "customers_left", merged.left()))
        .forEach(publisher::note);
  }

  private void pause(PostgresTarget target, RefusedException refusal, int attempt, Duration since) {
    if (!refusal.mayPass()) {
      throw Refusals.told(target, refusal);
    }
    Duration wait =
        target
            .retries()
            .waitAfter(attempt, since, ThreadLocalRandom.current().nextDouble())
            .orElseThrow(() -> Refusals.told(target, refusal));
    progress.accept(
        "delivery " + target.name() + ": " + refusal.getMessage() + "; again in " + words(wait));
    try {
      TimeUnit.MILLISECONDS.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.engine("Cannot wait for the database: interrupted; run it again");
    }
  }

  private static String words(Duration wait) {
    return wait.toSeconds() > 0 ? wait.toSeconds() + " s" : wait.toMillis() + " ms";
  }

  // The engine wraps what its tasks throw.
  private static RefusedException refusal(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedException refusal) {
        return refusal;
      }
    }
    throw failure;
  }
}
