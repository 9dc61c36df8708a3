package io.filrouge.batch.sources;

import java.time.ZoneId;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;
import scala.collection.Iterator;

/**
 * Sessions in which dirty rows are read: beside the lake's, with ANSI off, so that a cast of a
 * user's expression that fails gives null for the row instead of an end to the job; and with a
 * source's time zone, so that local times are read in it.
 */
public final class IntakeSession {
  /** A session like {@code base} for rows with local times of {@code zone}. */
  public static SparkSession open(SparkSession base, ZoneId zone) {
    SparkSession session = base.newSession();
    Iterator<Tuple2<String, String>> settings = base.conf().getAll().iterator();
    while (settings.hasNext()) {
      Tuple2<String, String> setting = settings.next();
      if (session.conf().isModifiable(setting._1())) {
        session.conf().set(setting._1(), setting._2());
      }
    }
    session.conf().set("spark.sql.ansi.enabled", "false");
    session.conf().set("spark.sql.session.timeZone", zone.getId());
    session.conf().set("spark.sql.legacy.timeParserPolicy", "CORRECTED");
    // With pruning, a line with too few or too many fields would pass for a good one.
    session.conf().set("spark.sql.csv.parser.columnPruning.enabled", "false");
    return session;
  }

  private IntakeSession() {}
}
