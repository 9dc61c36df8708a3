package io.filrouge.batch.doctor;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the database of a source has a driver and listens; nobody logs in.
 *
 * @param isOffline whether nothing may be asked over the network
 */
record DatabaseReach(boolean isOffline) {
  private static final Pattern AUTHORITY = Pattern.compile("//(?:[^/@]*@)?([\\w.-]+):(\\d{1,5})");

  /**
   * @param subject the source
   * @param options what Spark's reader is told
   */
  Diagnosis look(String subject, Map<String, String> options) {
    Map<String, String> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    given.putAll(options);
    String url = given.get("url");
    if (url == null) {
      return Diagnosis.wrong(
          subject, "has no address of a database", "set " + subject + ".options.url");
    }
    if (!hasDriver(given.get("driver"), url)) {
      return Diagnosis.wrong(
          subject,
          "no driver is there for its database",
          "name the driver's jar in FILROUGE_CLASS_PATH");
    }
    Matcher authority = AUTHORITY.matcher(url);
    if (isOffline || !authority.find()) {
      return Diagnosis.ok(subject, "a driver is there; the database was not asked");
    }
    Optional<String> obstacle =
        Reach.obstacle(authority.group(1), Integer.parseInt(authority.group(2)));
    return obstacle
        .map(
            words ->
                Diagnosis.missing(
                    subject, words, "check " + subject + ".options.url, and that it runs"))
        .orElseGet(
            () ->
                Diagnosis.ok(
                    subject,
                    "the database listens at "
                        + authority.group(1)
                        + ":"
                        + authority.group(2)
                        + "; its columns are told by the first night"));
  }

  private static boolean hasDriver(String driver, String url) {
    try {
      return driver == null ? DriverManager.getDriver(url) != null : Class.forName(driver) != null;
    } catch (SQLException | ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
