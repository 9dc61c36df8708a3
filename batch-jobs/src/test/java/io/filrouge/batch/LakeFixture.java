package io.filrouge.batch;

import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.TableContract;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/** A lake in a test's own folder, and nights that read like words. */
public final class LakeFixture {
  private final Lake lake;

  public LakeFixture(Path folder) {
    this.lake = new Lake(SparkFixture.spark(), folder.toString());
  }

  public Lake lake() {
    return lake;
  }

  public static Night night(String date) {
    return new Night(LocalDate.parse(date), ZoneId.of("Europe/Paris"));
  }

  public Publisher publisher(String date, String job) {
    return new Publisher(lake, night(date), job);
  }

  /** Runs a job's step; all that it publishes is there when this returns. */
  public void publish(String date, String job, Consumer<Publisher> step) {
    try (Publisher publisher = publisher(date, job)) {
      step.accept(publisher);
    }
  }

  /** Rows as text, chosen columns joined by blanks, in no particular order. */
  public List<String> texts(TableContract table, String... columns) {
    return lake.read(table).selectExpr(columns).collectAsList().stream()
        .map((Row row) -> row.mkString(" "))
        .toList();
  }
}
