package io.filrouge.batch.deliveries;

import io.filrouge.settings.Failure;
import java.io.Serial;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * How a database is reached. Executors get it with their work; what it prints of itself holds
 * neither user nor password nor anything that stands behind a {@code ?} of the address.
 */
final class DatabaseAccess implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private static final String SCHEME = "jdbc:postgresql:";

  private final String url;
  private final String user;
  private final String password;
  private final int timeoutSeconds;

  /**
   * @param url begins with jdbc:postgresql: and holds no user or password
   * @param password null for none
   * @param timeout how long any one statement may take
   */
  DatabaseAccess(String url, String user, String password, Duration timeout) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.timeoutSeconds = (int) Math.max(1, timeout.toSeconds());
    check(url);
  }

  private static void check(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    int authority = lower.indexOf("//");
    String host = authority < 0 ? "" : lower.substring(authority).split("[?]", 2)[0];
    if (!lower.startsWith(SCHEME)
        || host.contains("@")
        || lower.matches(".*[?&](user|password|sslpassword)=.*")) {
      throw Failure.configuration(
          "Cannot use the address of a database; write jdbc:postgresql://host:port/database, with"
              + " the user in user and the password in the environment variable that password-env"
              + " names");
    }
  }

  Connection open() {
    return open(properties());
  }

  /**
   * The same for a look: with other patience than a delivery has.
   *
   * @param patience for the connection, and for any answer
   */
  Connection open(Duration patience) {
    String seconds = Long.toString(Math.max(1, patience.toSeconds()));
    Properties properties = properties();
    properties.setProperty("connectTimeout", seconds);
    properties.setProperty("loginTimeout", seconds);
    properties.setProperty("socketTimeout", seconds);
    return open(properties);
  }

  private Connection open(Properties properties) {
    try {
      Connection connection = new Driver().connect(url, properties);
      if (connection == null) {
        throw Failure.configuration(
            "Cannot use the address of a database; write jdbc:postgresql://host:port/database");
      }
      return connection;
    } catch (SQLException e) {
      throw RefusedException.of(e);
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("ApplicationName", "filrouge");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("loginTimeout", "20");
    properties.setProperty("socketTimeout", Integer.toString(timeoutSeconds));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  /** Where it is: what stands before any {@code ?}. */
  @Override
  public String toString() {
    return url.split("[?]", 2)[0].substring(SCHEME.length());
  }
}
